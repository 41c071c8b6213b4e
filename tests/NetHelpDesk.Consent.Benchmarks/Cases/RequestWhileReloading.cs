using BenchmarkDotNet.Attributes;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What a request costs while 2,000 declared cookies are reloaded again and again.</summary>
[MemoryDiagnoser]
public class RequestWhileReloading
{
    private volatile bool _isStopped;
    private ReloadingSite _site = null!;
    private Task _reloads = Task.CompletedTask;

    [Params(false, true)]
    public bool Reloads { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _site = await ReloadingSite.StartAsync();
        if (Reloads)
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

    private async Task ReloadAsync()
    {
        while (!_isStopped)
        {
            _site.Reload();
            await Task.Delay(20);
        }
    }
}
