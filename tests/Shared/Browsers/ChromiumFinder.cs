using Microsoft.Playwright;

namespace NetHelpDesk.Consent.Testing;

/// <summary>
/// Launches the first Chromium that works: the one that is named, the build without windows, one that is installed,
/// Playwright's download, Debian's package.
/// </summary>
/// <param name="chromium">Playwright's Chromium.</param>
/// <param name="keepsPages">
/// Whether it must keep pages to go back to, as visitors' browsers do and the build without windows does not.
/// </param>
internal sealed class ChromiumFinder(IBrowserType chromium, bool keepsPages = false)
{
    private const string PathVariable = "NETHELPDESK_BROWSER";

    // A browser looks up its maker's hosts at every start, which a machine without internet refuses one by one.
    private static readonly string[] Arguments =
    [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Names below which a test has a site of its own.
        "--host-resolver-rules=MAP *.helpdesk.test 127.0.0.1",
    ];

    private readonly BrowserLauncher _launcher = new(chromium, () => new()
    {
        Args = Arguments,
        // Chromium refuses to run as root inside its sandbox.
        ChromiumSandbox = !Environment.IsPrivilegedProcess,
        IgnoreDefaultArgs = keepsPages ? ["--disable-back-forward-cache"] : null,
    });

    public async Task<IBrowser> LaunchAsync()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named)
        {
            return await _launcher.LaunchAsync(named);
        }

        return (keepsPages ? null : await LaunchShellAsync())
            ?? await _launcher.TryLaunchAsync(InstalledBrowsers.FindChromium())
            ?? (await PlaywrightDownload.InstallAsync() ? await _launcher.TryLaunchAsync(executable: null) : null)
            ?? (await DebianPackage.InstallAsync("chromium", "fonts-liberation")
                ? await _launcher.TryLaunchAsync(InstalledBrowsers.FindChromium())
                : null)
            ?? throw new InvalidOperationException(
                $"The browser tests need a browser: install Chrome, Edge or Chromium, or name its executable in the environment variable {PathVariable}.");
    }

    // It draws no window for anybody, and so needs less than half of the processor's time that a whole browser takes.
    private async Task<IBrowser?> LaunchShellAsync() =>
        await _launcher.TryLaunchAsync(InstalledBrowsers.FindChromiumShell())
        ?? (await DebianPackage.InstallAsync("chromium-headless-shell", "fonts-liberation")
            ? await _launcher.TryLaunchAsync(InstalledBrowsers.FindChromiumShell())
            : null);
}
