using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace NetHelpDesk.Consent;

/// <summary>Keeps caches that many visitors share, such as a CDN, from storing a response for one visitor.</summary>
internal static class SharedCaching
{
    private static readonly string[] ForSharedCachesAlone =
    [
        "CDN-Cache-Control", "Cloudflare-CDN-Cache-Control", "Vercel-CDN-Cache-Control", "Netlify-CDN-Cache-Control",
        "Surrogate-Control", "Edge-Control", "X-LiteSpeed-Cache-Control", "X-Accel-Expires",
    ];

    /// <summary>
    /// Turns a <c>Cache-Control</c> that lets shared caches store the response (RFC 9111 3) into a <c>private</c> one,
    /// with all other directives, and removes headers that are meant for shared caches alone (RFC 9213, Edge
    /// Architecture, Akamai, LiteSpeed, nginx). Says whether the application had meant it to be shared, and not only said nothing.
    /// </summary>
    public static bool MakePrivate(HttpResponse response)
    {
        var headers = response.Headers;
        var isMeant = false;
        foreach (var name in ForSharedCachesAlone)
        {
            isMeant |= headers.Remove(name);
        }

        if (IsMeantToBeShared(headers))
        {
            isMeant = true;
        }
        else if (headers.LastModified.Count == 0 || headers.CacheControl.Count > 0)
        {
            // Of what says nothing, the age of the content alone lets caches keep it (RFC 9111 4.2.2).
            return isMeant;
        }

        SetPrivate(headers);
        return isMeant;
    }

    /// <summary>
    /// For a response that is about to start: where nothing is said, many keep it all the same, for a day (CloudFront)
    /// or for as long as <c>proxy_cache_valid</c> says (nginx). So they may where only something else is said, such as
    /// <c>no-transform</c>, and with <c>no-cache</c> too, once the site confirms it to whoever asks next (RFC 9111 3 and
    /// 5.2.2.4). Not earlier: what says <c>no-store</c> later, as forms do, would complain of it.
    /// </summary>
    public static void SayPrivate(HttpResponse response)
    {
        if (!response.HasStarted && !IsKeptOut(response.Headers))
        {
            SetPrivate(response.Headers);
        }
    }

    private static void SetPrivate(IHeaderDictionary headers)
    {
        var directives = new List<string> { "private" };
        foreach (var directive in Directives(headers.CacheControl))
        {
            if (!Is(directive, "public") && !Is(directive, "s-maxage") && !Is(directive, "private"))
            {
                directives.Add(directive.ToString());
            }
        }

        headers.CacheControl = directives.Count == 1 ? "private" : string.Join(", ", directives);
    }

    /// <summary>Whether no shared cache may store the response.</summary>
    private static bool IsKeptOut(IHeaderDictionary headers)
    {
        foreach (var directive in Directives(headers.CacheControl))
        {
            if (IsBare(directive, "private") || IsBare(directive, "no-store"))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMeantToBeShared(IHeaderDictionary headers)
    {
        var hasLifetime = headers.Expires.Count > 0;
        var isRestricted = false;
        if (headers.CacheControl.Count == 0)
        {
            return hasLifetime;
        }

        foreach (var directive in Directives(headers.CacheControl))
        {
            if (Is(directive, "public") || Is(directive, "s-maxage"))
            {
                return true;
            }

            hasLifetime |= Is(directive, "max-age");
            // With field names (`private="X-Name"`) it restricts those alone (RFC 9111 5.2.2.7).
            isRestricted |= IsBare(directive, "private") || IsBare(directive, "no-store") || IsBare(directive, "no-cache");
        }

        return hasLifetime && !isRestricted;
    }

    private static IEnumerable<StringSegment> Directives(StringValues header)
    {
        foreach (var line in header)
        {
            foreach (var directive in new StringTokenizer(line ?? "", [',']))
            {
                if (directive.Trim() is { Length: > 0 } trimmed)
                {
                    yield return trimmed;
                }
            }
        }
    }

    private static bool IsBare(StringSegment directive, string name) =>
        directive.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool Is(StringSegment directive, string name) =>
        directive.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (directive.Length == name.Length || directive[name.Length] is '=' or ' ');
}
