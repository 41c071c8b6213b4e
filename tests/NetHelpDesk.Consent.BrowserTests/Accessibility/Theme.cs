using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The colours that a visitor asks the browser for.</summary>
public enum Theme
{
    Light,
    Dark,
    ForcedColours,
}

internal static class ThemeExtensions
{
    public static PageEmulateMediaOptions Media(this Theme theme) => new()
    {
        ColorScheme = theme == Theme.Dark ? ColorScheme.Dark : ColorScheme.Light,
        ForcedColors = theme == Theme.ForcedColours ? ForcedColors.Active : ForcedColors.None,
    };
}
