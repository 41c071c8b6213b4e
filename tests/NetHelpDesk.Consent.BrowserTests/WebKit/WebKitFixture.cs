[assembly: AssemblyFixture(typeof(NetHelpDesk.Consent.BrowserTests.WebKitFixture))]

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>WebKit as Linux distributions have it. Its parts start when the first test needs them.</summary>
public sealed class WebKitFixture : IAsyncDisposable
{
    /// <summary>A home of their own keeps the browsers out of the developer's.</summary>
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("nethelpdesk-webkit-");

    private readonly Lazy<Task<(WebKitPrograms Programs, VirtualDisplay Display)>> _provided = new(async () =>
    {
        var programs = await WebKitPrograms.ProvideAsync();
        return (programs, await VirtualDisplay.StartAsync(programs.Display));
    });

    /// <param name="site">Where the visitor's paths lead to.</param>
    /// <param name="settings">Arguments of the browser.</param>
    internal async Task<WebKitVisitor> ArriveAsync(Uri site, string[] settings)
    {
        var (programs, display) = await _provided.Value;
        var driver = await WebKitDriver.StartAsync(programs.Driver, display, _home);
        return new WebKitVisitor(driver, driver.Open(settings), site);
    }

    public async ValueTask DisposeAsync()
    {
        if (_provided is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            (await _provided.Value).Display.Dispose();
        }

        _home.Delete(recursive: true);
    }
}
