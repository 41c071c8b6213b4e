using Microsoft.Playwright;

namespace NetHelpDesk.Consent.Testing;

/// <summary>
/// Launches the first Chromium that works: the one that is named, the build without windows, one that is installed,
/// Playwright's download, Debian's package.
/// </summary>
internal sealed class BrowserFinder(IBrowserType chromium)
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

    public async Task<IBrowser> LaunchAsync()
    {
        if (Environment.GetEnvironmentVariable(PathVariable) is { Length: > 0 } named)
        {
            return await LaunchAsync(named);
        }

        return await LaunchShellAsync()
            ?? await TryLaunchAsync(InstalledBrowsers.Find())
            ?? (await PlaywrightDownload.InstallAsync() ? await TryLaunchAsync(executable: null) : null)
            ?? (await DebianPackage.InstallAsync("chromium", "fonts-liberation") ? await TryLaunchAsync(InstalledBrowsers.Find()) : null)
            ?? throw new InvalidOperationException(
                $"The browser tests need a browser: install Chrome, Edge or Chromium, or name its executable in the environment variable {PathVariable}.");
    }

    // It draws no window for anybody, and so needs less than half of the processor's time that a whole browser takes.
    private async Task<IBrowser?> LaunchShellAsync() =>
        await TryLaunchAsync(InstalledBrowsers.FindShell())
        ?? (await DebianPackage.InstallAsync("chromium-headless-shell", "fonts-liberation")
            ? await TryLaunchAsync(InstalledBrowsers.FindShell())
            : null);

    private async Task<IBrowser?> TryLaunchAsync(IEnumerable<string> executables)
    {
        foreach (var executable in executables)
        {
            if (await TryLaunchAsync(executable) is { } browser)
            {
                return browser;
            }
        }

        return null;
    }

    // Ubuntu's chromium-browser may be a stub that only says how to install the snap, and a download may lack its system libraries.
    private async Task<IBrowser?> TryLaunchAsync(string? executable)
    {
        try
        {
            return await LaunchAsync(executable);
        }
        catch (PlaywrightException failure)
        {
            Console.Error.WriteLine($"{executable ?? "Playwright's browser"} does not start: {failure.Message}");
            return null;
        }
    }

    private Task<IBrowser> LaunchAsync(string? executable) => chromium.LaunchAsync(new()
    {
        ExecutablePath = executable,
        Args = Arguments,
        // Chromium refuses to run as root inside its sandbox.
        ChromiumSandbox = !Environment.IsPrivilegedProcess,
    });
}
