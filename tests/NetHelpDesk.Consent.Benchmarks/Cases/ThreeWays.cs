using BenchmarkDotNet.Attributes;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>A case that is measured for no middleware, the built-in cookie policy and this library.</summary>
[MemoryDiagnoser]
public abstract class ThreeWays
{
    private Site _none = null!;
    private Site _cookiePolicy = null!;
    private Site _consent = null!;

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _none = await StartAsync(Middleware.None);
        _cookiePolicy = await StartAsync(Middleware.CookiePolicy);
        _consent = await StartAsync(Middleware.Consent);
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await _none.DisposeAsync();
        await _cookiePolicy.DisposeAsync();
        await _consent.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public ValueTask<long> NoMiddleware() => _none.GetAsync();

    [Benchmark]
    public ValueTask<long> CookiePolicy() => _cookiePolicy.GetAsync();

    [Benchmark]
    public ValueTask<long> Consent() => _consent.GetAsync();

    /// <summary>Starts the site of the case behind one of the middlewares.</summary>
    private protected abstract Task<Site> StartAsync(Middleware middleware);
}
