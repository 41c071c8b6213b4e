using System.Collections.Frozen;

namespace NetHelpDesk.Consent;

/// <summary>The languages of the package, each read from its file when somebody first needs it.</summary>
internal static class LanguageSet
{
    private const string Prefix = "language.";
    private const string Suffix = ".json";

    private static readonly FrozenDictionary<string, Lazy<Language>> Languages = typeof(LanguageSet).Assembly
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..^Suffix.Length])
        .ToFrozenDictionary(tag => tag, tag => new Lazy<Language>(() => Read(tag)), StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Tags => Languages.Keys;

    /// <summary>
    /// The language for a tag as a browser or a culture has it: the tag itself, else with less and less of its end
    /// (RFC 4647 3.4), so that <c>de-AT</c> is German.
    /// </summary>
    public static Language? Find(ReadOnlySpan<char> tag)
    {
        tag = Canonical(tag);
        var lookup = Languages.GetAlternateLookup<ReadOnlySpan<char>>();
        while (!tag.IsEmpty)
        {
            if (lookup.TryGetValue(tag, out var language))
            {
                return language.Value;
            }

            var hyphen = tag.LastIndexOf('-');
            tag = hyphen < 0 ? [] : tag[..hyphen];
        }

        return null;
    }

    /// <summary>Tags that name a script or a language only in another way.</summary>
    private static ReadOnlySpan<char> Canonical(ReadOnlySpan<char> tag)
    {
        if (Is(tag, "zh-TW") || Is(tag, "zh-HK") || Is(tag, "zh-MO"))
        {
            return "zh-Hant";
        }

        return Is(tag, "zh") || Is(tag, "zh-CN") || Is(tag, "zh-SG") ? "zh-Hans"
            : Is(tag, "no") || Is(tag, "no-NO") ? "nb"
            : Is(tag, "iw") ? "he"
            : tag;
    }

    private static bool Is(ReadOnlySpan<char> tag, string other) => tag.Equals(other, StringComparison.OrdinalIgnoreCase);

    private static Language Read(string tag)
    {
        using var file = typeof(LanguageSet).Assembly.GetManifestResourceStream(Prefix + tag + Suffix)!;
        return new Language(tag, file);
    }
}
