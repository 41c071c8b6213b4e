using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace NetHelpDesk.Consent.Caching;

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
        if (headers.CacheControl.Count == 0)
        {
            // Most responses say nothing.
            headers.CacheControl = "private";
            return;
        }

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
    private static bool IsKeptOut(IHeaderDictionary headers) => IsKeptOut(SaidIn(headers.CacheControl));

    /// <summary>A cache that knows the status heeds no <c>no-store</c> beside <c>must-understand</c> (RFC 9111 5.2.2.3).</summary>
    private static bool IsKeptOut(Said said) =>
        (said & Said.Private) != 0 || (said & (Said.NoStore | Said.MustUnderstand)) == Said.NoStore;

    /// <summary>Whether shared caches may store the response by what it says.</summary>
    public static bool IsMeantToBeShared(IHeaderDictionary headers)
    {
        var said = SaidIn(headers.CacheControl);
        return (said & Said.Shared) != 0
            || (((said & Said.Lifetime) != 0 || headers.Expires.Count > 0) && !IsKeptOut(said) && (said & Said.NoCache) == 0);
    }

    private static Said SaidIn(StringValues header)
    {
        var said = Said.Nothing;
        if (header.Count == 0)
        {
            return said;
        }

        foreach (var directive in Directives(header))
        {
            // With field names (`private="X-Name"`) it restricts those alone (RFC 9111 5.2.2.7).
            said |= IsBare(directive, "private") ? Said.Private
                : IsBare(directive, "no-store") ? Said.NoStore
                : IsBare(directive, "no-cache") ? Said.NoCache
                : Is(directive, "must-understand") ? Said.MustUnderstand
                : Is(directive, "max-age") ? Said.Lifetime
                : Is(directive, "public") || Is(directive, "s-maxage") ? Said.Shared
                : Said.Nothing;
        }

        return said;
    }

    private static IEnumerable<StringSegment> Directives(StringValues header)
    {
        foreach (var line in header)
        {
            for (var start = 0; start < line?.Length;)
            {
                var end = EndOf(line, start);
                if (new StringSegment(line, start, end - start).Trim() is { Length: > 0 } directive)
                {
                    yield return directive;
                }

                start = end + 1;
            }
        }
    }

    /// <summary>A comma in a quoted list of fields ends no directive; where a quote is not closed, every comma does.</summary>
    private static int EndOf(string line, int start)
    {
        var isQuoted = false;
        for (var i = start; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (line[i] == ',' && !isQuoted)
            {
                return i;
            }
        }

        return isQuoted && line.IndexOf(',', start) is >= 0 and var comma ? comma : line.Length;
    }

    private static bool IsBare(StringSegment directive, string name) =>
        directive.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool Is(StringSegment directive, string name) =>
        directive.StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && (directive.Length == name.Length || directive[name.Length] is '=' or ' ' or '\t');

    /// <summary>What a <c>Cache-Control</c> says.</summary>
    [Flags]
    private enum Said
    {
        Nothing = 0,
        Private = 1,
        NoStore = 2,
        NoCache = 4,
        MustUnderstand = 8,
        Lifetime = 16,
        Shared = 32,
    }
}
