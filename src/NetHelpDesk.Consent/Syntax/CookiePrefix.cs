namespace NetHelpDesk.Consent.Syntax;

/// <summary>The name prefixes that bind a cookie to rules; browsers compare them without case (RFC 6265bis 4.1.3).</summary>
internal static class CookiePrefix
{
    /// <summary>Without <c>Domain</c>, and with the path <c>/</c>.</summary>
    public static bool IsHost(ReadOnlySpan<char> name) => StartsWith(name, "__Host-");

    public static bool NeedsSecure(ReadOnlySpan<char> name) =>
        IsHost(name) || StartsWith(name, "__Secure-") || StartsWith(name, "__Http-");

    /// <summary>No script can read such a cookie, nor write one.</summary>
    public static bool NeedsHttpOnly(ReadOnlySpan<char> name) => StartsWith(name, "__Http-") || StartsWith(name, "__Host-Http-");

    private static bool StartsWith(ReadOnlySpan<char> name, string prefix) => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
}
