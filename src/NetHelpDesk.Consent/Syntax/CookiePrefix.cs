namespace NetHelpDesk.Consent;

/// <summary>The name prefixes that bind a cookie to rules; browsers compare them without case (RFC 6265bis 4.1.3).</summary>
internal static class CookiePrefix
{
    public static bool IsHost(ReadOnlySpan<char> name) => name.StartsWith("__Host-", StringComparison.OrdinalIgnoreCase);

    public static bool IsSecure(ReadOnlySpan<char> name) => name.StartsWith("__Secure-", StringComparison.OrdinalIgnoreCase);
}
