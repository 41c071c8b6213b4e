using System.IO.Compression;

namespace NetHelpDesk.Consent.Languages;

/// <summary>The languages of the package.</summary>
internal static class LanguageSet
{
    private const string Prefix = "language.";

    private static readonly LanguageTable Languages = new(
        new LanguageTagSet(typeof(LanguageSet).Assembly
            .GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..])),
        Read);

    public static LanguageTagSet Known => Languages.Tags;

    public static IReadOnlyList<string> Tags => Known.All;

    /// <summary>The language whose texts all others must have.</summary>
    public static Language English => Find("en")!;

    /// <summary>See <see cref="LanguageTagSet.Find"/>.</summary>
    public static Language? Find(ReadOnlySpan<char> tag) => Languages.Find(tag);

    /// <summary>The tag as the package writes it, where it has exactly this language.</summary>
    public static string? TagOf(string tag) =>
        Known.Lookup(tag) is { } found && LanguageTag.Canonical(tag).Equals(found, StringComparison.OrdinalIgnoreCase) ? found : null;

    private static Language Read(string tag)
    {
        using var file = typeof(LanguageSet).Assembly.GetManifestResourceStream(Prefix + tag)!;
        using var texts = new DeflateStream(file, CompressionMode.Decompress);
        return new Language(tag, texts);
    }
}
