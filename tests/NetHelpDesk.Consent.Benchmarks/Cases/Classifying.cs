using BenchmarkDotNet.Attributes;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Telling the category of a cookie among many declarations, a third of them exact names.</summary>
[MemoryDiagnoser]
public class Classifying
{
    private const string HostileName = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private ConsentRules _rules = null!;
    private string _exact = "";
    private string _prefix = "";
    private string _suffix = "";

    [Params(10, 300, 2000, 20_000)]
    public int Declared { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var options = new ConsentOptions();
        for (var i = 0; i < Declared; i++)
        {
            var name = (i % 3) switch { 0 => $"shop{i}_cart", 1 => $"app{i}_*", _ => $"*_visit{i}" };
            options.Cookies[name] = new DeclaredCookie { Category = CookieCategory.Tracking, Purpose = "Is measured" };
        }

        var middle = Declared / 6 * 3;
        _exact = $"shop{middle}_cart";
        _prefix = $"app{middle + 1}_session";
        _suffix = $"page_visit{middle + 2}";
        _rules = new ConsentRules(options);
    }

    [Benchmark]
    public bool Exact() => Classify(_exact);

    [Benchmark]
    public bool Prefix() => Classify(_prefix);

    [Benchmark]
    public bool Suffix() => Classify(_suffix);

    [Benchmark]
    public bool Unknown() => Classify("unheard_of");

    [Benchmark]
    public bool Hostile() => Classify(HostileName);

    private bool Classify(string name) => _rules.Classifier.Classify(name, []).IsExempt;
}
