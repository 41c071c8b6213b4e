namespace NetHelpDesk.Consent.Languages;

/// <summary>Which form a language gives a word that is counted (Unicode CLDR, cardinal rules for whole numbers from 1).</summary>
internal static class PluralForm
{
    /// <summary>The form that every language has.</summary>
    public const string Other = "other";

    private const string Zero = "zero";
    private const string One = "one";
    private const string Two = "two";
    private const string Few = "few";
    private const string Many = "many";

    public static readonly IReadOnlyList<string> All = [Zero, One, Two, Few, Many, Other];

    public static string Of(string tag, int count) => LanguageTag.Primary(tag) switch
    {
        "ja" or "ko" or "zh" or "yue" or "th" or "vi" or "id" or "ms" or "lo" or "my" or "km" => Other,
        "is" or "mk" => EndsInOne(count) ? One : Other,
        "lv" => count % 10 == 0 || count % 100 is >= 11 and <= 19 ? Zero : EndsInOne(count) ? One : Other,
        "lt" => count % 100 is >= 11 and <= 19 || count % 10 == 0 ? Other : count % 10 == 1 ? One : Few,
        "pl" => count == 1 ? One : EndsInFew(count) ? Few : Many,
        "cs" or "sk" => count == 1 ? One : count is >= 2 and <= 4 ? Few : Other,
        "sl" => (count % 100) switch { 1 => One, 2 => Two, 3 or 4 => Few, _ => Other },
        "hr" or "sr" or "bs" => EndsInOne(count) ? One : EndsInFew(count) ? Few : Other,
        "uk" or "ru" or "be" => EndsInOne(count) ? One : EndsInFew(count) ? Few : Many,
        "ro" => count == 1 ? One : count % 100 is >= 1 and <= 19 ? Few : Other,
        "mt" => count switch { 1 => One, 2 => Two, _ => (count % 100) switch { >= 3 and <= 10 => Few, >= 11 and <= 19 => Many, _ => Other } },
        "ga" => count switch { 1 => One, 2 => Two, <= 6 => Few, <= 10 => Many, _ => Other },
        "cy" => count switch { 1 => One, 2 => Two, 3 => Few, 6 => Many, _ => Other },
        "ar" => count switch { 1 => One, 2 => Two, _ => (count % 100) switch { >= 3 and <= 10 => Few, >= 11 => Many, _ => Other } },
        "he" => count switch { 1 => One, 2 => Two, _ => Other },
        _ => count == 1 ? One : Other,
    };

    private static bool EndsInOne(int count) => count % 10 == 1 && count % 100 != 11;

    private static bool EndsInFew(int count) => count % 10 is >= 2 and <= 4 && count % 100 is not (>= 12 and <= 14);
}
