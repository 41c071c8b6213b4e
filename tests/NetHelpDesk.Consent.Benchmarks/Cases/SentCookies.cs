using BenchmarkDotNet.Attributes;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Responses with cookies that need consent, and that a visitor granted: all three send the same.</summary>
public class SentCookies : ThreeWays
{
    [Params(1, 6, 30)]
    public int Cookies { get; set; }

    [ParamsAllValues]
    public Writing Writing { get; set; }

    private protected override Task<Site> StartAsync(Middleware middleware) => Site.StartAsync(
        middleware,
        Application.Writes(Cookies, Writing),
        VisitorCookies.Of(Visitor.Granted),
        options => Application.Declare(options, Cookies, CookieCategory.Tracking));
}
