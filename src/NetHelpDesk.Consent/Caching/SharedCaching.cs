using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace NetHelpDesk.Consent;

/// <summary>Keeps caches that many visitors share, such as a CDN, from storing a response for one visitor.</summary>
internal static class SharedCaching
{
    private static readonly string[] ForSharedCachesAlone =
        ["CDN-Cache-Control", "Cloudflare-CDN-Cache-Control", "Surrogate-Control", "X-Accel-Expires"];

    /// <summary>
    /// Turns a <c>Cache-Control</c> that lets shared caches store the response (RFC 9111 3) into a <c>private</c> one,
    /// with all other directives, and removes headers that are meant for shared caches alone (RFC 9213, Edge
    /// Architecture, nginx). Says whether there was anything to change.
    /// </summary>
    public static bool MakePrivate(HttpResponse response)
    {
        var headers = response.Headers;
        var changed = false;
        foreach (var name in ForSharedCachesAlone)
        {
            changed |= headers.Remove(name);
        }

        if (!MayBeShared(headers))
        {
            return changed;
        }

        var directives = new List<string> { "private" };
        foreach (var directive in Directives(headers.CacheControl))
        {
            if (!Is(directive, "public") && !Is(directive, "s-maxage") && !Is(directive, "private"))
            {
                directives.Add(directive.ToString());
            }
        }

        headers.CacheControl = string.Join(", ", directives);
        return true;
    }

    private static bool MayBeShared(IHeaderDictionary headers)
    {
        // Without a lifetime, the age of the content gives one (RFC 9111 4.2.2).
        var hasLifetime = headers.Expires.Count > 0 || headers.LastModified.Count > 0;
        var isRestricted = false;
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
