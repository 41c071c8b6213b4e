using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Enforcement;

/// <summary>
/// Every <c>Domain</c>, <c>Path</c> and partition under which a browser may hold cookies that it sent to a host. The
/// request does not tell (RFC 6265bis 5.8.3 sends names and values only), so all are listed, the likely ones first.
/// </summary>
internal static class CookieVariants
{
    /// <summary>The path is the visitor's word.</summary>
    private const int MaxPaths = 16;

    /// <summary>Browsers ignore a longer attribute, so that no cookie has such a path (RFC 6265bis 5.6).</summary>
    private const int MaxPathLength = 1024;

    public static List<CookieVariant> Of(IReadOnlyList<SentCookie> cookies, HttpRequest request, bool parentDomains)
    {
        var host = HostDomains.HostOf(request);
        string?[] domains = [null, .. HostDomains.Of(host).Where(domain => parentDomains || domain == host)];
        string[] folders = [.. Folders(request.PathBase.Add(request.Path).ToUriComponent()).Take(MaxPaths)];
        var variants = new List<CookieVariant>(cookies.Count * domains.Length);
        foreach (var cookie in cookies)
        {
            AddDeclared(variants, cookie, domains, partitioned: false);
            Add(variants, cookie.Name, domains, "/", partitioned: false);
        }

        if (request.IsHttps)
        {
            foreach (var cookie in cookies)
            {
                AddDeclared(variants, cookie, domains, partitioned: true);
                Add(variants, cookie.Name, domains, "/", partitioned: true);
            }
        }

        foreach (var partitioned in request.IsHttps ? new[] { false, true } : [false])
        {
            foreach (var folder in folders)
            {
                foreach (var cookie in cookies)
                {
                    Add(variants, cookie.Name, domains, folder, partitioned);
                }
            }
        }

        return [.. variants.Distinct()];
    }

    private static void AddDeclared(List<CookieVariant> variants, SentCookie cookie, string?[] domains, bool partitioned)
    {
        if (cookie.Rule.Declaration is not { } declaration)
        {
            return;
        }

        var path = declaration.Path ?? "/";
        if (declaration.Domain?.TrimStart('.') is { } domain)
        {
            Add(variants, cookie.Name, [domain], path, partitioned);
        }

        Add(variants, cookie.Name, domains, path, partitioned);
    }

    private static void Add(List<CookieVariant> variants, string name, string?[] domains, string path, bool partitioned)
    {
        // In which spelling the server writes the bytes that came is not known; the other one hits nothing.
        if (CookieName.TrySpellOtherwise(name, out var other))
        {
            AddSpelled(variants, other, domains, path, partitioned);
        }

        AddSpelled(variants, name, domains, path, partitioned);
    }

    private static void AddSpelled(List<CookieVariant> variants, string name, string?[] domains, string path, bool partitioned)
    {
        // A __Host- cookie is host-only and has the path / (RFC 6265bis 4.1.3.2).
        if (CookiePrefix.IsHost(name))
        {
            if (path == "/")
            {
                variants.Add(new CookieVariant(name, null, path, partitioned));
            }

            return;
        }

        foreach (var domain in domains)
        {
            variants.Add(new CookieVariant(name, domain, path, partitioned));
        }
    }

    /// <summary>
    /// The path and the folders above it, longest first: a cookie without <c>Path</c> gets the folder (RFC 6265bis
    /// 5.1.4), and code may have written it with the slash at its end. A <c>;</c> cannot stand in an attribute.
    /// </summary>
    private static IEnumerable<string> Folders(string path)
    {
        if (path.Contains(';', StringComparison.Ordinal))
        {
            yield break;
        }

        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            if (end >= MaxPathLength)
            {
                continue;
            }

            if (end < path.Length)
            {
                yield return path[..(end + 1)];
            }

            yield return path[..end];
        }
    }
}
