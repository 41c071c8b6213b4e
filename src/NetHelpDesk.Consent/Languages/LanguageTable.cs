using System.Collections.Frozen;

namespace NetHelpDesk.Consent.Languages;

/// <summary>Languages by tag, each made when somebody first needs it.</summary>
internal sealed class LanguageTable(LanguageTagSet tags, Func<string, Language> make)
{
    private readonly FrozenDictionary<string, Lazy<Language>> _languages =
        tags.All.ToFrozenDictionary(tag => tag, tag => new Lazy<Language>(() => make(tag)), StringComparer.Ordinal);

    public LanguageTagSet Tags { get; } = tags;

    /// <summary>See <see cref="LanguageTagSet.Find"/>.</summary>
    public Language? Find(ReadOnlySpan<char> tag) => Tags.Find(tag) is { } found ? _languages[found].Value : null;
}
