using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>The domains on which a cookie that reaches a host may be.</summary>
internal static class HostDomains
{
    /// <summary>The host is the visitor's word; no real one is deeper.</summary>
    private const int MaxDepth = 8;

    /// <summary>A request's host as browsers know it: ASP.NET Core decodes names with characters outside of ASCII.</summary>
    public static string HostOf(HttpRequest request)
    {
        var host = request.Host.Host;
        if (Ascii.IsValid(host))
        {
            return host;
        }

        try
        {
            return new IdnMapping().GetAscii(host);
        }
        catch (ArgumentException)
        {
            return host;
        }
    }

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
