using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Rules;

/// <summary>
/// A cookie name, or a pattern of names: <c>*</c> stands for any run of characters, <c>#</c> for one or more digits.
/// </summary>
internal sealed class CookiePattern : IComparable<CookiePattern>
{
    public const int MaxLength = 128;

    private readonly int _literals;
    private readonly int _stars;
    private readonly bool _isOneStar;
    private readonly StringComparison _comparison;

    /// <param name="text">The name or pattern.</param>
    /// <param name="ignoreCase">Whether it matches without case; <paramref name="text"/> is in upper case then.</param>
    public CookiePattern(string text, bool ignoreCase = false)
    {
        Text = text;
        _comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var wildcard = text.AsSpan().IndexOfAny('*', '#');
        IsExact = wildcard < 0;
        Prefix = IsExact ? text : text[..wildcard];
        Suffix = IsExact ? text : text[(text.AsSpan().LastIndexOfAny('*', '#') + 1)..];
        _stars = text.AsSpan().Count('*');
        _isOneStar = _stars == 1 && !text.Contains('#');
        _literals = text.Length - _stars - text.AsSpan().Count('#');
    }

    public string Text { get; }

    public bool IsExact { get; }

    /// <summary>What every matching name starts with.</summary>
    public string Prefix { get; }

    /// <summary>What every matching name ends with.</summary>
    public string Suffix { get; }

    /// <summary>Says why no cookie that a browser stores can have such a name, or nothing.</summary>
    public static string? WhyImpossible(string text)
    {
        if (text.Length == 0)
        {
            return "it is empty";
        }

        if (text.Length > MaxLength)
        {
            return $"it is longer than {MaxLength} characters";
        }

        if (text[0] is ' ' or '\t' || text[^1] is ' ' or '\t')
        {
            return "browsers trim spaces at the ends of a name (RFC 6265bis 5.6)";
        }

        var bad = text.AsSpan().IndexOfAny('=', ';');
        if (bad >= 0)
        {
            return $"a name ends before the first '{text[bad]}' (RFC 6265bis 5.6)";
        }

        return text.AsSpan().ContainsAny(SetCookieLine.ControlCharacters)
            ? "browsers ignore a cookie with a control character (RFC 6265bis 5.6)"
            : null;
    }

    /// <summary>The most specific first: more literal characters, then fewer <c>*</c>, then the text itself.</summary>
    public int CompareTo(CookiePattern? other)
    {
        if (other is null)
        {
            return -1;
        }

        var order = other._literals.CompareTo(_literals);
        order = order != 0 ? order : _stars.CompareTo(other._stars);
        return order != 0 ? order : string.CompareOrdinal(Text, other.Text);
    }

    public bool IsMatch(ReadOnlySpan<char> name)
    {
        if (IsExact)
        {
            return name.Equals(Text, _comparison);
        }

        if (!name.StartsWith(Prefix, _comparison))
        {
            return false;
        }

        var rest = name[Prefix.Length..];
        return _isOneStar ? rest.EndsWith(Suffix, _comparison) : MatchRest(Text.AsSpan(Prefix.Length), rest);
    }

    /// <summary>
    /// Follows every way to read the pattern at once, one character of the name after the other, so that a hostile
    /// name costs at most its length times the pattern's.
    /// </summary>
    private bool MatchRest(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name)
    {
        // reached[i]: the name so far can be read as pattern[..i].
        Span<bool> reached = stackalloc bool[MaxLength + 1];
        Span<bool> next = stackalloc bool[MaxLength + 1];
        reached.Clear();
        reached[0] = true;
        SkipStars(pattern, reached);
        foreach (var character in name)
        {
            var c = _comparison == StringComparison.Ordinal ? character : char.ToUpperInvariant(character);
            next.Clear();
            for (var i = 0; i < pattern.Length; i++)
            {
                switch (pattern[i])
                {
                    case '*':
                        next[i + 1] |= reached[i + 1];
                        break;
                    case '#':
                        next[i + 1] |= char.IsAsciiDigit(c) && (reached[i] || reached[i + 1]);
                        break;
                    default:
                        next[i + 1] |= reached[i] && pattern[i] == c;
                        break;
                }
            }

            SkipStars(pattern, next);
            var last = reached;
            reached = next;
            next = last;
        }

        return reached[pattern.Length];
    }

    private static void SkipStars(ReadOnlySpan<char> pattern, Span<bool> reached)
    {
        for (var i = 0; i < pattern.Length; i++)
        {
            reached[i + 1] |= pattern[i] == '*' && reached[i];
        }
    }
}
