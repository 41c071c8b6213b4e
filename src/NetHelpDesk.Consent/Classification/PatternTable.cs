using System.Buffers;
using System.Collections.Frozen;

namespace NetHelpDesk.Consent;

/// <summary>
/// Patterns by the literal text at one end of them, so that a name is compared with those alone that share it, however
/// many there are.
/// </summary>
internal sealed class PatternTable
{
    private readonly FrozenDictionary<string, CookieRule[]>.AlternateLookup<ReadOnlySpan<char>> _byLiteral;
    private readonly int[] _lengths;
    private readonly SearchValues<char> _outermost;
    private readonly bool _isAtEnd;

    /// <param name="rules">The rules with the patterns.</param>
    /// <param name="isAtEnd">Whether the literal is what names end with, or what they start with.</param>
    public PatternTable(IEnumerable<CookieRule> rules, bool isAtEnd)
    {
        _isAtEnd = isAtEnd;
        var byLiteral = rules
            .GroupBy(rule => isAtEnd ? rule.Pattern.Suffix : rule.Pattern.Prefix, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(rule => rule.Pattern).ToArray(), StringComparer.Ordinal);
        _byLiteral = byLiteral.GetAlternateLookup<ReadOnlySpan<char>>();
        _lengths = [.. byLiteral.Keys.Select(literal => literal.Length).Distinct().Order()];
        _outermost = SearchValues.Create([.. byLiteral.Keys.Where(literal => literal.Length > 0).Select(literal => Outermost(literal)).Distinct()]);
    }

    public CookieRule? MostSpecific(ReadOnlySpan<char> name)
    {
        CookieRule? best = null;
        var mayMatch = !name.IsEmpty && _outermost.Contains(Outermost(name));
        foreach (var length in _lengths)
        {
            if (length > name.Length || (length > 0 && !mayMatch))
            {
                break;
            }

            if (_byLiteral.TryGetValue(_isAtEnd ? name[^length..] : name[..length], out var candidates)
                && FirstMatch(candidates, name) is { } found)
            {
                best = MoreSpecific(best, found);
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

    private char Outermost(ReadOnlySpan<char> text) => _isAtEnd ? text[^1] : text[0];
}
