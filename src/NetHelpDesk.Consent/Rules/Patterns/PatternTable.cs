namespace NetHelpDesk.Consent.Rules;

/// <summary>
/// Patterns by the literal text at one end of them, as a tree: a name follows it from its own end inwards and meets
/// every literal that it shares, in a time that depends on the name and hardly on how many patterns there are.
/// </summary>
internal sealed class PatternTable
{
    private readonly PatternNode _root;
    private readonly StringComparison _comparison;
    private readonly bool _isAtEnd;

    /// <param name="rules">The rules with the patterns.</param>
    /// <param name="isAtEnd">Whether the literal is what names end with, or what they start with.</param>
    /// <param name="comparison">With case, or in upper case without.</param>
    public PatternTable(IEnumerable<CookieRule> rules, bool isAtEnd, StringComparison comparison)
    {
        _isAtEnd = isAtEnd;
        _comparison = comparison;
        _root = NodeOf([.. rules], "", depth: 0);
    }

    public CookieRule? MostSpecific(ReadOnlySpan<char> name)
    {
        CookieRule? best = null;
        var depth = 0;
        for (var node = _root; node is not null; node = NextOf(node, name, ref depth))
        {
            if (FirstMatch(node.Rules, name) is { } match)
            {
                best = MoreSpecific(best, match);
            }
        }

        return best;
    }

    public static CookieRule? MoreSpecific(CookieRule? one, CookieRule? other) =>
        one is null || (other is not null && other.Pattern.CompareTo(one.Pattern) < 0) ? other : one;

    /// <summary>The candidates are in order: the first is the most specific.</summary>
    private static CookieRule? FirstMatch(CookieRule[] candidates, ReadOnlySpan<char> name)
    {
        foreach (var candidate in candidates)
        {
            if (candidate.Pattern.IsMatch(name))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <summary>The node below, to whose literals the name still leads.</summary>
    private PatternNode? NextOf(PatternNode node, ReadOnlySpan<char> name, ref int depth)
    {
        if (depth == name.Length)
        {
            return null;
        }

        var first = _isAtEnd ? name[^(depth + 1)] : name[depth];
        if (node.Below(_comparison == StringComparison.Ordinal ? first : char.ToUpperInvariant(first)) is not { } next)
        {
            return null;
        }

        // The first character is the one that led here, and most nodes of a large table add no other.
        var end = depth + next.Text.Length;
        if (end > name.Length || (next.Text.Length > 1 && !Part(name, depth, end).Equals(next.Text, _comparison)))
        {
            return null;
        }

        depth = end;
        return next;
    }

    /// <param name="rules">Rules whose literals are the same as far as <paramref name="depth"/>.</param>
    /// <param name="text">What the node adds to the one above it.</param>
    /// <param name="depth">How many characters lead here.</param>
    private PatternNode NodeOf(CookieRule[] rules, string text, int depth) => new(
        text,
        [.. rules.Where(rule => LiteralOf(rule).Length == depth).OrderBy(rule => rule.Pattern)],
        rules
            .Where(rule => LiteralOf(rule).Length > depth)
            .GroupBy(rule => Part(LiteralOf(rule), depth, depth + 1)[0])
            .ToDictionary(group => group.Key, group => NodeBelow([.. group], depth)));

    private PatternNode NodeBelow(CookieRule[] rules, int depth)
    {
        var one = LiteralOf(rules[0]);
        var end = rules.Min(rule => SharedLength(one, LiteralOf(rule)));
        return NodeOf(rules, Part(one, depth, end).ToString(), end);
    }

    private int SharedLength(string one, string other)
    {
        var length = 0;
        while (length < one.Length && length < other.Length
            && Part(one, length, length + 1)[0] == Part(other, length, length + 1)[0])
        {
            length++;
        }

        return length;
    }

    private string LiteralOf(CookieRule rule) => _isAtEnd ? rule.Pattern.Suffix : rule.Pattern.Prefix;

    /// <summary>The characters between two depths, which are counted from the end where the table starts.</summary>
    private ReadOnlySpan<char> Part(ReadOnlySpan<char> text, int from, int to) => _isAtEnd ? text[^to..^from] : text[from..to];
}
