using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Recording;

/// <summary>What a record keeps of who decided: nothing, unless the site asks for it.</summary>
internal static partial class ClientDetails
{
    private const int MaxUserAgent = 160;

    public static string? AddressOf(HttpContext context, RecordRules rules) => context.Connection.RemoteIpAddress is { } address
        ? Keep(rules.Address, address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, static address => address.ToString(), Truncate, rules.HashKey)
        : null;

    public static string? UserAgentOf(HttpContext context, RecordRules rules) =>
        context.Request.Headers.UserAgent.ToString() is { Length: > 0 } userAgent
            ? Keep(rules.UserAgent, userAgent, static userAgent => userAgent, Truncate, rules.HashKey)
            : null;

    private static string? Keep<T>(ClientDetail detail, T value, Func<T, string> write, Func<T, string> truncate, byte[] key) => detail switch
    {
        ClientDetail.Truncated => truncate(value),
        ClientDetail.Hashed => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(write(value)))),
        _ => null,
    };

    private static string Truncate(IPAddress address)
    {
        var (kept, bits) = address.AddressFamily == AddressFamily.InterNetworkV6 ? (6, 48) : (3, 24);
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(kept).Clear();
        return $"{new IPAddress(bytes)}/{bits}";
    }

    /// <summary>Main versions only.</summary>
    private static string Truncate(string userAgent)
    {
        return StorableText.Of(MinorVersion().Replace(userAgent, ""), MaxUserAgent);
    }

    [GeneratedRegex(@"(?<=\d)[._]\d[\w.]*", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex MinorVersion();
}
