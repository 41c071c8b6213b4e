using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Syntax;

/// <summary>The domains on which a cookie that reaches a host may be.</summary>
internal static class HostDomains
{
    /// <summary>The host is the visitor's word; no real one is deeper.</summary>
    private const int MaxDepth = 8;

    private static readonly SearchValues<char> Characters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-.");

    /// <summary>
    /// A request's host as its browser knows it. A proxy may have put another into <c>Host</c>, but what a page of the site
    /// itself sends says where it stands; and ASP.NET Core decodes names with characters outside of ASCII.
    /// </summary>
    public static string HostOf(HttpRequest request)
    {
        if (request.Headers["Sec-Fetch-Site"] is ["same-origin"]
            && request.Headers.Origin is [{ } origin]
            && Uri.TryCreate(origin, UriKind.Absolute, out var page))
        {
            return page.IdnHost;
        }

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

    /// <summary>Whether it is a domain as it stands in a <c>Domain</c> attribute, with a dot before it or without.</summary>
    public static bool IsDomain(string domain) =>
        domain.TrimStart('.') is { Length: > 0 and <= 253 } bare
        && !bare.AsSpan().ContainsAnyExcept(Characters)
        && bare.Split('.').All(label => label.Length is > 0 and <= 63);

    /// <summary>The host and its parents, down to two labels; a browser ignores those that are a public suffix.</summary>
    public static IEnumerable<string> Of(string host)
    {
        if (IPAddress.TryParse(host, out _) || !IsDomain(host))
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
