using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What requests cost while 2,000 declared cookies are reloaded again and again, and what a reload costs.</summary>
[MemoryDiagnoser]
public class Reloading
{
    private volatile bool _isStopped;
    private IConfigurationRoot _configuration = null!;
    private Site _site = null!;
    private Task _reloads = Task.CompletedTask;

    [Params(false, true)]
    public bool UnderLoad { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _configuration = DeclaredCookies.Configure(2000);
        _site = await Site.StartAsync(
            Middleware.Consent, NoCookies.EmptyAsync, configuration: _configuration.GetSection(DeclaredCookies.Section));
        if (UnderLoad)
        {
            _reloads = Task.Run(ReloadAsync);
        }
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        _isStopped = true;
        await _reloads;
        await _site.DisposeAsync();
    }

    [Benchmark]
    public ValueTask<long> Request() => _site.GetAsync();

    [Benchmark]
    public void Reload()
    {
        var before = RulesInForce;
        _configuration.Reload();
        if (ReferenceEquals(before, RulesInForce))
        {
            throw new InvalidOperationException("The reload changed nothing: it was not measured.");
        }
    }

    private ConsentRules RulesInForce => _site.Services.GetRequiredService<ConsentRuntimeProvider>().Current.Rules;

    private async Task ReloadAsync()
    {
        while (!_isStopped)
        {
            Reload();
            await Task.Delay(20);
        }
    }
}
