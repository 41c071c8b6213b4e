using BenchmarkDotNet.Attributes;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Requests with cookies, a third of which need a consent that was not given. The built-in cookie policy hides nothing.</summary>
public class ReceivedCookies : ThreeWays
{
    [Params(5, 30)]
    public int Cookies { get; set; }

    [ParamsAllValues]
    public bool Hiding { get; set; }

    private protected override Task<Site> StartAsync(Middleware middleware) => Site.StartAsync(
        middleware,
        NoCookies.EmptyAsync,
        string.Join("; ", Enumerable.Range(0, Cookies).Select(i => i % 3 == 0 ? $"{Application.NameOf(i)}=value" : $"other{i}=value")),
        options =>
        {
            options.HideRequestCookies = Hiding;
            Application.Declare(options, Cookies, CookieCategory.Tracking);
        });
}
