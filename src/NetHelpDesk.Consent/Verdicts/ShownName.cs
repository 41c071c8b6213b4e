using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>A cookie's name for people: one from outside must neither fill a log or a page nor forge a line in it.</summary>
internal static class ShownName
{
    private const int MaxLength = CookiePattern.MaxLength;

    public static ReadOnlySpan<char> Shorten(ReadOnlySpan<char> name) => name.Length > MaxLength ? name[..MaxLength] : name;

    public static string Of(ReadOnlySpan<char> name)
    {
        var shown = Shorten(name).ToString();
        return shown.Any(char.IsControl) ? string.Concat(shown.Select(c => char.IsControl(c) ? '?' : c)) : shown;
    }
}
