using Microsoft.Extensions.Primitives;

namespace NetHelpDesk.Consent;

/// <summary>Reads the raw <c>Cookie</c> header, in which a name may stand more than once.</summary>
internal static class CookieHeader
{
    /// <summary>Takes the next <c>name=value</c> off <paramref name="rest"/>.</summary>
    public static bool TryReadNext(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> name, out ReadOnlySpan<char> value)
    {
        name = value = [];
        if (rest.IsEmpty)
        {
            return false;
        }

        var pair = SetCookieLine.NextAttribute(ref rest);
        var equals = pair.IndexOf('=');
        name = equals < 0 ? [] : SetCookieLine.Trim(pair[..equals]);
        value = SetCookieLine.Trim(pair[(equals + 1)..]);
        return true;
    }

    /// <summary>
    /// Takes what comes before the next cookie of this name, and the cookie, off <paramref name="rest"/>. Looks at no
    /// pair in which the name does not occur.
    /// </summary>
    public static bool TryFindNext(ref ReadOnlySpan<char> rest, string name, out ReadOnlySpan<char> value)
    {
        for (var at = rest.IndexOf(name); at >= 0; at = rest.IndexOf(name))
        {
            rest = rest[(rest[..at].LastIndexOf(';') + 1)..];
            if (TryReadNext(ref rest, out var found, out value) && found.SequenceEqual(name))
            {
                return true;
            }
        }

        value = [];
        return false;
    }

    /// <summary>Whether the header holds a cookie of this name.</summary>
    public static bool Holds(StringValues header, string name)
    {
        foreach (var line in header)
        {
            var rest = line.AsSpan();
            if (TryFindNext(ref rest, name, out _))
            {
                return true;
            }
        }

        return false;
    }
}
