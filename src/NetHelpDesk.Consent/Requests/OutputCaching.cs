using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Requests;

/// <summary>What of the output cache a request meets.</summary>
internal static class OutputCaching
{
    /// <summary>
    /// Keeps the response out of the output cache, which copies headers at the first write of the body, before
    /// cookies are withheld, but looks for <c>Set-Cookie</c> after that, and so would store what was withheld.
    /// </summary>
    public static void KeepOut(HttpContext context)
    {
        if (context.Features.Find<IOutputCacheFeature>() is { } cache)
        {
            cache.Context.AllowCacheStorage = false;
        }
    }

    public static bool MayStore(HttpContext context) =>
        context.Features.Get<IOutputCacheFeature>() is { Context.AllowCacheStorage: true };

    /// <summary>
    /// Whether the output cache will give the response to requests with another query: it must not hold this one's.
    /// </summary>
    public static bool IgnoresQuery(HttpContext context) =>
        context.Features.Find<IOutputCacheFeature>() is { Context: { AllowCacheStorage: true, CacheVaryByRules.QueryKeys: var keys } }
        && keys != "*";
}
