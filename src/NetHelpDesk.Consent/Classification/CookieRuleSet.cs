using System.Collections.Frozen;

namespace NetHelpDesk.Consent;

/// <summary>Finds the rule for a cookie's name, in a time that hardly depends on how many rules there are.</summary>
internal sealed class CookieRuleSet
{
    private readonly FrozenDictionary<string, CookieRule>.AlternateLookup<ReadOnlySpan<char>> _exact;
    private readonly FrozenDictionary<string, CookieRule[]>.AlternateLookup<ReadOnlySpan<char>> _byPrefix;
    private readonly int[] _prefixLengths;

    public CookieRuleSet(IEnumerable<CookieRule> rules)
    {
        var all = rules.ToArray();
        var patterns = all.Where(rule => !rule.Pattern.IsExact).ToArray();
        _exact = all.Where(rule => rule.Pattern.IsExact)
            .ToFrozenDictionary(rule => rule.Pattern.Text, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _byPrefix = patterns
            .GroupBy(rule => rule.Pattern.Prefix, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => group.OrderBy(rule => rule.Pattern).ToArray(),
                StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        _prefixLengths = [.. patterns.Select(rule => rule.Pattern.Prefix.Length).Distinct().Order()];
    }

    /// <summary>
    /// An exact name first, then the most specific pattern. A chunk (<c>NameC1</c>) follows its parent unless it is
    /// named itself.
    /// </summary>
    public CookieRule? Find(ReadOnlySpan<char> name)
    {
        var parent = CookieChunk.ParentOf(name);
        if (_exact.TryGetValue(name, out var rule)
            || (!parent.IsEmpty && _exact.TryGetValue(parent, out rule)))
        {
            return rule;
        }

        return MostSpecific(name) ?? (parent.IsEmpty ? null : MostSpecific(parent));
    }

    private CookieRule? MostSpecific(ReadOnlySpan<char> name)
    {
        CookieRule? best = null;
        foreach (var length in _prefixLengths)
        {
            if (length > name.Length)
            {
                break;
            }

            if (!_byPrefix.TryGetValue(name[..length], out var candidates))
            {
                continue;
            }

            foreach (var candidate in candidates)
            {
                if (candidate.Pattern.IsMatch(name))
                {
                    best = best is null || candidate.Pattern.CompareTo(best.Pattern) < 0 ? candidate : best;
                    break;
                }
            }
        }

        return best;
    }
}
