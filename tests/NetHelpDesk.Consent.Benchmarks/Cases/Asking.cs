using BenchmarkDotNet.Attributes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>An application that asks for a visitor's consent: the consent cookie is read once.</summary>
public class Asking : ThreeWays
{
    [Params(1, 100)]
    public int Times { get; set; }

    private protected override Task<Site> StartAsync(Middleware middleware) => Site.StartAsync(
        middleware,
        middleware switch
        {
            Middleware.CookiePolicy => Ask(context => context.Features.Get<ITrackingConsentFeature>()!.CanTrack),
            Middleware.Consent => Ask(context => context.GetConsent().IsGranted(CookieCategory.Tracking)),
            _ => NoCookies.EmptyAsync,
        },
        VisitorCookies.Of(Visitor.Granted));

    private RequestDelegate Ask(Func<HttpContext, bool> ask) => context =>
    {
        for (var i = 0; i < Times; i++)
        {
            if (!ask(context))
            {
                throw new InvalidOperationException("The visitor granted everything.");
            }
        }

        return NoCookies.EmptyAsync(context);
    };
}
