using Microsoft.Extensions.Primitives;

namespace NetHelpDesk.Consent.Syntax;

/// <summary>
/// Takes the raw <c>Cookie</c> header apart, in which a name may stand more than once. Browsers send pieces between
/// semicolons (RFC 6265bis 5.8.3), and that is what <c>Request.Cookies</c> sees. A proxy that joins two header lines puts
/// a comma between them (RFC 9110 5.3), which may as well be part of a value: what stands in such parts is in doubt. It is
/// looked at, so that no refusal is lost and no cookie shows, and it permits nothing.
/// </summary>
internal static class CookieHeader
{
    /// <summary>How long the first piece is: what a browser sent as one cookie.</summary>
    public static int PieceLength(ReadOnlySpan<char> rest) => LengthBefore(rest, rest.IndexOf(';'));

    /// <summary>How long the first part of a piece is. A comma in a quoted value joins nothing (RFC 9110 5.6.4).</summary>
    public static int PartLength(ReadOnlySpan<char> rest)
    {
        var comma = rest.IndexOf(',');
        var quoted = comma < 0 ? 0 : QuotedLength(rest, comma);
        if (quoted > 0)
        {
            comma = rest[quoted..].IndexOf(',');
            comma += comma < 0 ? 0 : quoted;
        }

        return LengthBefore(rest, comma);
    }

    /// <summary>The name of a piece or a part; empty where it has none.</summary>
    public static ReadOnlySpan<char> NameOf(ReadOnlySpan<char> cookie)
    {
        var equals = cookie.IndexOf('=');
        return equals < 0 ? [] : SetCookieLine.Trim(cookie[..equals]);
    }

    /// <summary>Takes the next cookie off <paramref name="rest"/>, in doubt or not.</summary>
    public static bool TryReadNext(ref ReadOnlySpan<char> rest, out ReadOnlySpan<char> name)
    {
        name = [];
        if (rest.IsEmpty)
        {
            return false;
        }

        var length = PartLength(rest[..PieceLength(rest)]);
        name = NameOf(rest[..length]);
        rest = length == rest.Length ? [] : rest[(length + 1)..];
        return true;
    }

    /// <summary>Looks at no piece in which the name does not occur.</summary>
    /// <param name="line">A line of the header.</param>
    /// <param name="from">Where to look: at the start first, and then behind what was found.</param>
    /// <param name="name">The cookie's name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="isCertain">Whether it is a piece of its own, which everybody reads alike.</param>
    public static bool TryFindNext(
        ReadOnlySpan<char> line, ref int from, string name, out ReadOnlySpan<char> value, out bool isCertain)
    {
        for (var at = line[from..].IndexOf(name); at >= 0; at = line[from..].IndexOf(name))
        {
            var start = line[..(from + at)].LastIndexOf(';') + 1;
            var end = start + PieceLength(line[start..]);
            for (from = Math.Max(from, start); from <= end;)
            {
                var part = line[from..end];
                part = part[..PartLength(part)];
                isCertain = part.Length == end - start;
                from += part.Length + 1;
                if (NameOf(part).SequenceEqual(name))
                {
                    from = Math.Min(from, line.Length);
                    value = SetCookieLine.Trim(part[(part.IndexOf('=') + 1)..]);
                    return true;
                }
            }

            from = Math.Min(from, line.Length);
        }

        value = [];
        isCertain = false;
        return false;
    }

    /// <summary>Whether the header holds a cookie of this name.</summary>
    public static bool Holds(StringValues header, string name)
    {
        foreach (var line in header)
        {
            var from = 0;
            if (TryFindNext(line, ref from, name, out _, out _))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>How far a value in quotes reaches that begins before the comma, and behind which only another comma may stand.</summary>
    private static int QuotedLength(ReadOnlySpan<char> text, int comma)
    {
        var open = text[..comma].IndexOf('=') + 1;
        if (open == 0)
        {
            return 0;
        }

        open += text[open..comma].IndexOfAnyExcept(' ', '\t');
        if (text[open] != '"' || text[(open + 1)..].IndexOf('"') is not (>= 0 and var length))
        {
            return 0;
        }

        var end = open + 1 + length + 1;
        return SetCookieLine.Trim(text[end..]) is [] or [',', ..] ? end : 0;
    }

    private static int LengthBefore(ReadOnlySpan<char> text, int separator) => separator < 0 ? text.Length : separator;
}
