using BenchmarkDotNet.Attributes;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What a reload of 2,000 declared cookies costs.</summary>
[MemoryDiagnoser]
public class Reloading
{
    private ReloadingSite _site = null!;

    [GlobalSetup]
    public async Task SetupAsync() => _site = await ReloadingSite.StartAsync();

    [GlobalCleanup]
    public async Task CleanupAsync() => await _site.DisposeAsync();

    [Benchmark]
    public void Reload() => _site.Reload();
}
