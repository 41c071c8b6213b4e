using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Caching.Hybrid;

namespace NetHelpDesk.Consent.Tests.Docs.Code;

internal static class CachingCode
{
    public static void KeyOfACache(WebApplication app)
    {
        app.MapGet("/offers", (HttpContext context, HybridCache cache) =>
            cache.GetOrCreateAsync($"offers {context.GetConsent().VaryKey}", _ => LoadOffersAsync(context.GetConsent())));
    }

    private static ValueTask<string> LoadOffersAsync(IConsentFeature consent) =>
        ValueTask.FromResult(consent.IsGranted(CookieCategory.Advertising) ? "for you" : "for all");
}
