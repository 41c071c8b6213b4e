using System.Net;

namespace NetHelpDesk.Consent;

/// <summary>The domains on which a cookie that reaches a host may be.</summary>
internal static class HostDomains
{
    /// <summary>The host is the visitor's word; no real one is deeper.</summary>
    private const int MaxDepth = 8;

    /// <summary>The host and its parents, down to two labels; a browser ignores those that are a public suffix.</summary>
    public static IEnumerable<string> Of(string host)
    {
        if (IPAddress.TryParse(host, out _) || !ConsentOptionsValidator.IsDomain(host))
        {
            yield break;
        }

        for (var depth = 0; depth < MaxDepth && host.Contains('.', StringComparison.Ordinal); depth++)
        {
            yield return host;
            host = host[(host.IndexOf('.', StringComparison.Ordinal) + 1)..];
        }
    }
}
