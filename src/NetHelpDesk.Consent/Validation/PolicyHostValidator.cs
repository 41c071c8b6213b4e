using System.Buffers;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Validation;

/// <summary>Finds what is wrong with the hosts that a category adds to the site's content security policy.</summary>
internal static class PolicyHostValidator
{
    private const string Letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private static readonly SearchValues<char> HostCharacters = SearchValues.Create(Letters + "0123456789-._~:/*[]%");
    private static readonly SearchValues<char> SchemeCharacters = SearchValues.Create(Letters + "0123456789+-.");

    public static IEnumerable<string> Validate(ConsentOptions options)
    {
        var named = options.Categories.Where(category => category.Value.ContentSecurityPolicy.Count > 0).ToArray();
        if (named.Length > 0 && options.BannerMode == BannerMode.CacheSafe)
        {
            yield return $"Categories:{named[0].Key}:ContentSecurityPolicy cannot differ by visitor in pages that are the same for everybody (BannerMode: CacheSafe). Put the hosts into the site's own policy, or leave the mode.";
        }

        foreach (var (name, category) in named)
        {
            foreach (var (directive, hosts) in category.ContentSecurityPolicy)
            {
                foreach (var mistake in Validate($"Categories:{name}:ContentSecurityPolicy:{directive}", directive, hosts))
                {
                    yield return mistake;
                }
            }
        }
    }

    private static IEnumerable<string> Validate(string key, string directive, string hosts)
    {
        if (!PolicyDirective.IsKnown(directive))
        {
            yield return $"{key} is no directive to which hosts can be added.{NearestName.Hint(directive, PolicyDirective.Names)} Use one of {string.Join(", ", PolicyDirective.Names)}.";
        }

        var named = hosts.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (named.Length == 0)
        {
            yield return $"{key} names no host. Write hosts separated by spaces, such as https://www.example.com.";
        }

        foreach (var host in named.Where(host => !IsHost(host)))
        {
            yield return host is ['\'', ..]
                ? $"{key} '{host}' is a keyword, not a host. Keywords belong to the site's own policy."
                : $"{key} '{host}' is not a host. Write hosts separated by spaces, such as https://www.example.com or *.example.com.";
        }
    }

    /// <summary>A host source, or a scheme that names no host of the web (CSP 3, 2.3.1).</summary>
    private static bool IsHost(string source)
    {
        if (source is "blob:" or "data:" or "mediastream:" or "filesystem:")
        {
            return true;
        }

        var scheme = source.IndexOf("://", StringComparison.Ordinal);
        var rest = scheme < 0 ? source.AsSpan() : source.AsSpan(scheme + 3);
        return (scheme < 0 || (scheme > 0 && !source.AsSpan(0, scheme).ContainsAnyExcept(SchemeCharacters)))
            && !rest.ContainsAnyExcept(HostCharacters)
            && rest is not ("" or "*")
            && (char.IsAsciiLetterOrDigit(rest[0]) || rest[0] == '[' || (rest.StartsWith("*.") && rest.Length > 2))
            && !rest.EndsWith(":");
    }
}
