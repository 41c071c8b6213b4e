using BenchmarkDotNet.Attributes;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>
/// Cookies that the visitor has not consented to. Compared with a response without them, which is what the visitor
/// gets; the built-in cookie policy lets raw headers pass.
/// </summary>
public class BlockedCookies : ThreeWays
{
    [Params(1, 6, 30)]
    public int Cookies { get; set; }

    [ParamsAllValues]
    public Writing Writing { get; set; }

    [Params(Visitor.Undecided, Visitor.Refused)]
    public Visitor Visitor { get; set; }

    private protected override Task<Site> StartAsync(Middleware middleware) => Site.StartAsync(
        middleware,
        Application.Writes(middleware == Middleware.None ? 0 : Cookies, Writing),
        VisitorCookies.Of(Visitor),
        options => Application.Declare(options, Cookies, CookieCategory.Tracking));
}
