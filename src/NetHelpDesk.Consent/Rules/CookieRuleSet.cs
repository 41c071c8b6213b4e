using System.Collections.Frozen;
using NetHelpDesk.Consent.Syntax;

namespace NetHelpDesk.Consent.Rules;

/// <summary>Finds the rule for a cookie's name, in a time that hardly depends on how many rules there are.</summary>
internal sealed class CookieRuleSet
{
    private readonly FrozenDictionary<string, CookieRule>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly PatternTable _byPrefix;
    private readonly PatternTable _bySuffix;

    /// <param name="rules">The rules.</param>
    /// <param name="ignoreCase">Whether names are compared without case; the rules' are in upper case then.</param>
    public CookieRuleSet(IEnumerable<CookieRule> rules, bool ignoreCase = false)
    {
        var comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var byKind = rules.ToLookup(rule => rule.Pattern.IsExact);
        _exact = byKind[true]
            .ToFrozenDictionary(rule => rule.Pattern.Text, StringComparer.FromComparison(comparison))
            .GetAlternateLookup<ReadOnlySpan<char>>();
        var byStart = byKind[false].ToLookup(rule => rule.Pattern.Prefix.Length > 0);
        _byPrefix = new PatternTable(byStart[true], isAtEnd: false, comparison);
        _bySuffix = new PatternTable(byStart[false], isAtEnd: true, comparison);
    }

    /// <summary>
    /// An exact name first, then the most specific pattern. A chunk (<c>NameC1</c>) follows its parent unless it is
    /// named itself.
    /// </summary>
    public CookieRule? Find(ReadOnlySpan<char> name)
    {
        if (!CookieName.TrySpellOtherwise(name, out var other))
        {
            return FindSpelled(name);
        }

        // The shorter spelling is the one that people write.
        return other.Length < name.Length ? FindSpelled(other) ?? FindSpelled(name) : FindSpelled(name) ?? FindSpelled(other);
    }

    private CookieRule? FindSpelled(ReadOnlySpan<char> name)
    {
        if (_exact.TryGetValue(name, out var rule))
        {
            return rule;
        }

        var parent = CookieChunk.ParentOf(name);
        if (!parent.IsEmpty && _exact.TryGetValue(parent, out rule))
        {
            return rule;
        }

        return MostSpecific(name) ?? (parent.IsEmpty ? null : MostSpecific(parent));
    }

    private CookieRule? MostSpecific(ReadOnlySpan<char> name) =>
        PatternTable.MoreSpecific(_byPrefix.MostSpecific(name), _bySuffix.MostSpecific(name));
}
