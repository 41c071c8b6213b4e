using Microsoft.Playwright;

namespace NetHelpDesk.Consent.Testing;

/// <summary>
/// Launches the first Firefox that works: the one that is named, one that is installed, Debian's package. It is the one
/// that visitors have, driven by WebDriver BiDi, and not the one that Playwright has changed for itself.
/// </summary>
internal sealed class FirefoxFinder(IBrowserType firefox, IEnumerable<KeyValuePair<string, object>> preferences)
{
    private const string PathVariable = "NETHELPDESK_FIREFOX";

    private readonly BrowserLauncher _launcher = new(firefox, () => new()
    {
        // Playwright's name for it, whatever the channel is that the executable comes from.
        Channel = "moz-firefox",
        FirefoxUserPrefs = new Dictionary<string, object>(preferences)
        {
            // Names below which a test has a site of its own; and nobody else is asked for anything.
            ["network.dns.forceResolve"] = "127.0.0.1",
        },
    });

    public async Task<IBrowser> LaunchAsync()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named)
        {
            return await _launcher.LaunchAsync(named);
        }

        return await _launcher.TryLaunchAsync(InstalledBrowsers.FindFirefox())
            ?? (await DebianPackage.InstallAsync("firefox-esr", "fonts-liberation")
                ? await _launcher.TryLaunchAsync(InstalledBrowsers.FindFirefox())
                : null)
            ?? throw new InvalidOperationException(
                $"The tests of other browsers than Chromium need Firefox: install it, or name its executable in the environment variable {PathVariable}.");
    }
}
