using System.Collections.Frozen;

namespace NetHelpDesk.Consent.Languages;

/// <summary>Tags among which the one is found that fits what a browser, a culture or a setting asks for.</summary>
internal sealed class LanguageTagSet
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _tags;

    public LanguageTagSet(IEnumerable<string> tags)
    {
        _tags = tags.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        All = [.. _tags.Set.Order(StringComparer.OrdinalIgnoreCase)];
    }

    public IReadOnlyList<string> All { get; }

    /// <summary>
    /// The tag itself, else with less and less of its end (RFC 4647 3.4), so that <c>de-AT</c> finds <c>de</c>; else
    /// the same language of another region, so that <c>pt</c> finds <c>pt-BR</c> where that is the only Portuguese.
    /// </summary>
    public string? Find(ReadOnlySpan<char> tag) => Lookup(tag) ?? FindRegional(LanguageTag.Primary(tag));

    /// <summary>The tag itself, else with less and less of its end.</summary>
    public string? Lookup(ReadOnlySpan<char> tag)
    {
        for (var rest = LanguageTag.Canonical(tag); !rest.IsEmpty; rest = LanguageTag.Shorter(rest))
        {
            if (_tags.TryGetValue(rest, out var found))
            {
                return found;
            }
        }

        return null;
    }

    private string? FindRegional(ReadOnlySpan<char> primary)
    {
        const int Region = 3;
        foreach (var tag in All)
        {
            if (tag.Length == primary.Length + Region
                && tag[primary.Length] == '-'
                && tag.AsSpan().StartsWith(primary, StringComparison.OrdinalIgnoreCase))
            {
                return tag;
            }
        }

        return null;
    }
}
