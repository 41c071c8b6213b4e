using System.Collections.Frozen;

namespace NetHelpDesk.Consent.Rules;

/// <summary>Rules for names that are too common to count but on their provider's domain.</summary>
internal sealed class DomainRules(IEnumerable<CookieRule> rules)
{
    private readonly FrozenDictionary<string, CookieRule[]>.AlternateLookup<ReadOnlySpan<char>> _byName = rules
        .GroupBy(rule => rule.Pattern.Text, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether to ask for the domain at all: hardly a cookie has such a name.</summary>
    public bool HasName(ReadOnlySpan<char> name) => _byName.ContainsKey(name);

    /// <param name="name">The cookie's name.</param>
    /// <param name="domain">The domain on which a browser stores it.</param>
    public CookieRule? Find(ReadOnlySpan<char> name, ReadOnlySpan<char> domain)
    {
        if (_byName.TryGetValue(name, out var candidates))
        {
            foreach (var candidate in candidates)
            {
                if (candidate.Known!.IsOn(domain))
                {
                    return candidate;
                }
            }
        }

        return null;
    }
}
