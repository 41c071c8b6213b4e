using System.Text;

namespace NetHelpDesk.Consent.Syntax;

/// <summary>Tells addresses on this site from those elsewhere, so that a choice never redirects off the site.</summary>
internal static class LocalUrl
{
    /// <summary>
    /// Whether <paramref name="url"/> is an absolute path: browsers read <c>//host</c> and <c>/\host</c> as another
    /// site, and drop tabs and line breaks before they look.
    /// </summary>
    public static bool IsLocal(ReadOnlySpan<char> url) =>
        url is ['/', ..]
        && url is not ['/', '/' or '\\', ..]
        && !url.ContainsAnyInRange('\0', '\u001F')
        && !url.Contains('\u007F');

    /// <summary>As it may stand in a header: characters outside ASCII, and spaces, percent-encoded.</summary>
    public static string Encode(string url) =>
        Ascii.IsValid(url) && !url.Contains(' ', StringComparison.Ordinal)
            ? url
            : string.Concat(url.EnumerateRunes().Select(rune =>
                rune.IsAscii && rune.Value != ' ' ? rune.ToString() : Uri.EscapeDataString(rune.ToString())));
}
