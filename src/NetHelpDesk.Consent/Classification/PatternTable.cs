namespace NetHelpDesk.Consent;

/// <summary>
/// Patterns by the literal text at one end of them, as a tree: a name follows it from its own end inwards and meets
/// every literal that it shares, in a time that depends on the name and hardly on how many patterns there are.
/// </summary>
internal sealed class PatternTable
{
    private readonly Node _root;
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
            best = MoreSpecific(best, FirstMatch(node.Rules, name));
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
    private Node? NextOf(Node node, ReadOnlySpan<char> name, ref int depth)
    {
        if (depth == name.Length)
        {
            return null;
        }

        var first = _isAtEnd ? name[^(depth + 1)] : name[depth];
        var index = node.Firsts.AsSpan().IndexOf(_comparison == StringComparison.Ordinal ? first : char.ToUpperInvariant(first));
        if (index < 0)
        {
            return null;
        }

        var next = node.Below[index];
        var end = depth + next.Text.Length;
        if (end > name.Length || !Part(name, depth, end).Equals(next.Text, _comparison))
        {
            return null;
        }

        depth = end;
        return next;
    }

    /// <param name="rules">Rules whose literals are the same as far as <paramref name="depth"/>.</param>
    /// <param name="text">What the node adds to the one above it.</param>
    /// <param name="depth">How many characters lead here.</param>
    private Node NodeOf(CookieRule[] rules, string text, int depth)
    {
        var below = rules
            .Where(rule => LiteralOf(rule).Length > depth)
            .GroupBy(rule => Part(LiteralOf(rule), depth, depth + 1)[0])
            .ToArray();
        return new Node(
            text,
            [.. rules.Where(rule => LiteralOf(rule).Length == depth).OrderBy(rule => rule.Pattern)],
            new string([.. below.Select(group => group.Key)]),
            [.. below.Select(group => NodeBelow([.. group], depth))]);
    }

    private Node NodeBelow(CookieRule[] rules, int depth)
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

    /// <param name="Text">What it adds to the literal of the node above it.</param>
    /// <param name="Rules">The rules with just the literal that leads here, the most specific first.</param>
    /// <param name="Firsts">The character with which each node of <paramref name="Below"/> goes on.</param>
    /// <param name="Below">The nodes with longer literals.</param>
    private sealed record Node(string Text, CookieRule[] Rules, string Firsts, Node[] Below);
}
