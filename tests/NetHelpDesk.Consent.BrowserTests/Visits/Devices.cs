using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

internal static class Devices
{
    /// <summary>A phone, with a finger in place of a mouse.</summary>
    public static BrowserNewContextOptions Phone => new()
    {
        ViewportSize = Screen.Phone.Viewport(),
        HasTouch = true,
        IsMobile = true,
    };
}
