using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;

namespace NetHelpDesk.Consent.Syntax;

/// <summary>
/// The name of a cookie beyond ASCII. To a browser it is bytes (RFC 6265bis 5.6); what those are as text depends on the
/// server, which may read requests as UTF-8 and write what a backend sends as Latin-1.
/// </summary>
internal static class CookieName
{
    /// <summary>
    /// The same bytes as the other encoding spells them: <c>Ã©</c> is <c>é</c>, and the other way round. Nothing where all
    /// encodings agree.
    /// </summary>
    public static bool TrySpellOtherwise(ReadOnlySpan<char> name, [NotNullWhen(true)] out string? other)
    {
        other = null;
        if (Ascii.IsValid(name))
        {
            return false;
        }

        if (!name.ContainsAnyExceptInRange('\0', '\u00ff'))
        {
            var bytes = new byte[name.Length];
            Encoding.Latin1.GetBytes(name, bytes);
            if (Utf8.IsValid(bytes))
            {
                other = Encoding.UTF8.GetString(bytes);
                return true;
            }
        }

        var spelled = new byte[Encoding.UTF8.GetByteCount(name)];
        Encoding.UTF8.GetBytes(name, spelled);
        other = Encoding.Latin1.GetString(spelled);
        return true;
    }
}
