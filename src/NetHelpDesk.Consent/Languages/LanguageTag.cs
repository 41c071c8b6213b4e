namespace NetHelpDesk.Consent.Languages;

/// <summary>What a language tag (BCP 47) says by itself.</summary>
internal static class LanguageTag
{
    private static readonly string[] RightToLeftLanguages = ["ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"];
    private static readonly string[] RightToLeftScripts = ["Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"];

    /// <summary>Subtags of letters and digits, the first of letters alone; so it can stand in an attribute.</summary>
    public static bool IsWellFormed(string tag)
    {
        var subtags = tag.Split('-');
        return subtags[0] is { Length: >= 2 } language
            && language.All(char.IsAsciiLetter)
            && subtags.All(subtag => subtag.Length is >= 1 and <= 8 && subtag.All(char.IsAsciiLetterOrDigit));
    }

    /// <summary>The tag in the case that is usual: <c>sr-Latn-RS</c> (RFC 5646 2.1.1).</summary>
#pragma warning disable CA1308 // Not for comparison.
    public static string Normalize(string tag) => string.Join('-', tag.Split('-').Select((subtag, index) => (index, subtag.Length) switch
    {
        ( > 0, 2) => subtag.ToUpperInvariant(),
        ( > 0, 4) => char.ToUpperInvariant(subtag[0]) + subtag[1..].ToLowerInvariant(),
        _ => subtag.ToLowerInvariant(),
    }));
#pragma warning restore CA1308

    /// <summary>The tag itself, or for one that names a script or a language only in another way, the one that is in use.</summary>
    public static ReadOnlySpan<char> Canonical(ReadOnlySpan<char> tag)
    {
        if (Is(tag, "zh-TW") || Is(tag, "zh-HK") || Is(tag, "zh-MO"))
        {
            return "zh-Hant";
        }

        return Is(tag, "zh") || IsChineseOfRegion(tag) ? "zh-Hans"
            : Is(tag, "no") || Is(tag, "no-NO") ? "nb"
            : Is(tag, "iw") ? "he"
            : tag;
    }

    /// <summary>The tag without its last subtag (RFC 4647 3.4), or nothing.</summary>
    public static ReadOnlySpan<char> Shorter(ReadOnlySpan<char> tag)
    {
        var hyphen = tag.LastIndexOf('-');
        return hyphen < 0 ? [] : tag[..hyphen];
    }

    /// <summary>The subtag that names the language.</summary>
    public static ReadOnlySpan<char> Primary(ReadOnlySpan<char> tag)
    {
        var hyphen = tag.IndexOf('-');
        return hyphen < 0 ? tag : tag[..hyphen];
    }

    /// <summary>The value of the <c>dir</c> attribute.</summary>
    public static string DirectionOf(string tag)
    {
        var subtags = tag.Split('-');
        var script = subtags.Skip(1).FirstOrDefault(subtag => subtag.Length == 4 && char.IsAsciiLetter(subtag[0]));
        var isRightToLeft = script is null
            ? RightToLeftLanguages.Contains(subtags[0], StringComparer.OrdinalIgnoreCase)
            : RightToLeftScripts.Contains(script, StringComparer.OrdinalIgnoreCase);
        return isRightToLeft ? "rtl" : "ltr";
    }

    private static bool IsChineseOfRegion(ReadOnlySpan<char> tag) =>
        tag.Length == "zh-CN".Length && tag.StartsWith("zh-", StringComparison.OrdinalIgnoreCase);

    private static bool Is(ReadOnlySpan<char> tag, string other) => tag.Equals(other, StringComparison.OrdinalIgnoreCase);
}
