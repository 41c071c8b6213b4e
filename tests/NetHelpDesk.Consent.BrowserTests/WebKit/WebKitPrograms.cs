namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The programs that WebKit is driven with on Linux.</summary>
internal sealed record WebKitPrograms(string Driver, string Display)
{
    public static async Task<WebKitPrograms> ProvideAsync() =>
        Find()
        ?? (await DebianPackage.InstallAsync("webkit2gtk-driver", "xvfb", "fonts-liberation") ? Find() : null)
        ?? throw new InvalidOperationException(
            "The tests in WebKit need WebKitWebDriver and Xvfb on the PATH: install Debian's packages webkit2gtk-driver and xvfb, or what they are called elsewhere.");

    private static WebKitPrograms? Find() =>
        InstalledProgram.Find("WebKitWebDriver") is { } driver && InstalledProgram.Find("Xvfb") is { } display
            ? new(driver, display)
            : null;
}
