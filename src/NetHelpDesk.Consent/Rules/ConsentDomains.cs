using System.Globalization;
using System.Net;
using System.Text;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Rules;

/// <summary>The domains among whose sub-domains a decision is shared, as they are written in options.</summary>
internal static class ConsentDomains
{
    private const string LocalHost = "localhost";

    private static readonly char[] Separators = [',', ' ', '\t', '\r', '\n'];

    /// <summary>Each as it was written.</summary>
    public static string[] In(string? list) =>
        list?.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    public static bool Covers(ReadOnlySpan<char> domain, ReadOnlySpan<char> host) =>
        host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
        && (host.Length == domain.Length || host[^(domain.Length + 1)] == '.');

    /// <summary>Why a browser would not take a cookie of this domain, and what to write; nothing where it may.</summary>
    public static string? Mistake(string domain)
    {
        var bare = domain.StartsWith('.') ? domain[1..] : domain;
        if (!Ascii.IsValid(bare))
        {
            return $"'{domain}' must be written as browsers send it{Punycode(bare)}.";
        }

        if (!HostDomains.IsDomain(bare) || bare.StartsWith('.') || bare.Split('.').Any(label => label.StartsWith('-') || label.EndsWith('-')))
        {
            return $"'{domain}' is not a domain. Write it without scheme, port and path, such as example.com.";
        }

        if (IsAddress(bare))
        {
            return $"'{domain}' is an address, which has no sub-domains. Write a domain, such as example.com.";
        }

        return bare.Contains('.', StringComparison.Ordinal) || bare.Equals(LocalHost, StringComparison.OrdinalIgnoreCase)
            ? null
            : $"'{domain}' has a single label: browsers take no cookie for a whole top-level domain. Write the site's own, such as example.{bare}.";
    }

    /// <summary>Browsers read a host whose last label is a number as an IPv4 address (WHATWG URL, "ends in a number").</summary>
    private static bool IsAddress(string domain)
    {
        var last = domain[(domain.LastIndexOf('.') + 1)..];
        return IPAddress.TryParse(domain, out _)
            || last.All(char.IsAsciiDigit)
            || (last.StartsWith("0x", StringComparison.OrdinalIgnoreCase) && last[2..].All(char.IsAsciiHexDigit));
    }

    private static string Punycode(string domain)
    {
        try
        {
            return $": {new IdnMapping().GetAscii(domain)}";
        }
        catch (ArgumentException)
        {
            return ", in ASCII";
        }
    }
}
