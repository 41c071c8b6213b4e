using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The screens on which the library is looked at.</summary>
public enum Screen
{
    /// <summary>The smallest phone still in use, and what a desktop shows at 400 % (WCAG 1.4.10).</summary>
    SmallPhone,
    Phone,
    Tablet,
    Desktop,
}

internal static class ScreenExtensions
{
    public static (int Width, int Height) Size(this Screen screen) => screen switch
    {
        Screen.SmallPhone => (320, 568),
        Screen.Phone => (390, 844),
        Screen.Tablet => (820, 1180),
        _ => (1440, 900),
    };

    public static ViewportSize Viewport(this Screen screen) => new() { Width = screen.Size().Width, Height = screen.Size().Height };
}
