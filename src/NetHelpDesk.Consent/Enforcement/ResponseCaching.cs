using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace NetHelpDesk.Consent;

/// <summary>Keeps caches from giving one visitor's response to another.</summary>
internal static class ResponseCaching
{
    /// <summary>
    /// Keeps the response out of the output cache, which copies headers at the first write of the body, before
    /// cookies are withheld, but looks for <c>Set-Cookie</c> after that, and so would store what was withheld.
    /// </summary>
    public static void KeepOut(HttpContext context)
    {
        if (context.Features.Get<IOutputCacheFeature>() is { } cache)
        {
            cache.Context.AllowCacheStorage = false;
        }
    }

    /// <summary>Marks a response whose content depends on the visitor's consent.</summary>
    public static void MarkDependent(HttpContext context, bool onSignal)
    {
        KeepOut(context);
        if (!context.Response.HasStarted)
        {
            Vary(context.Response, HeaderNames.Cookie);
            if (onSignal)
            {
                Vary(context.Response, "Sec-GPC");
            }
        }
    }

    private static void Vary(HttpResponse response, string header)
    {
        foreach (var line in response.Headers.Vary)
        {
            foreach (var name in new StringTokenizer(line ?? "", [',']))
            {
                if (name.Trim() is { } trimmed
                    && (trimmed.Equals("*", StringComparison.Ordinal) || trimmed.Equals(header, StringComparison.OrdinalIgnoreCase)))
                {
                    return;
                }
            }
        }

        response.Headers.Append(HeaderNames.Vary, header);
    }
}
