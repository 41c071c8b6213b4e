using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Start-up with many declared cookies, from configuration to the first rules in force.</summary>
[MemoryDiagnoser]
public class Starting
{
    private IConfiguration _configuration = null!;

    [Params(10, 2000)]
    public int Declared { get; set; }

    [GlobalSetup]
    public void Setup() => _configuration = DeclaredCookies.Configure(Declared).GetSection(DeclaredCookies.Section);

    [Benchmark]
    public int BindValidateAndCompile()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNetHelpDeskConsent(_configuration);
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<ConsentRuntimeProvider>().Current.Rules.Declared.Count;
    }
}
