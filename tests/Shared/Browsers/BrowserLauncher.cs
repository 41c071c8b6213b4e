using Microsoft.Playwright;

namespace NetHelpDesk.Consent.Testing;

/// <summary>Launches executables of one kind of browser.</summary>
internal sealed class BrowserLauncher(IBrowserType type, Func<BrowserTypeLaunchOptions> options)
{
    public async Task<IBrowser?> TryLaunchAsync(IEnumerable<string> executables)
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
    public async Task<IBrowser?> TryLaunchAsync(string? executable)
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

    public Task<IBrowser> LaunchAsync(string? executable)
    {
        var launch = options();
        launch.ExecutablePath = executable;
        return type.LaunchAsync(launch);
    }
}
