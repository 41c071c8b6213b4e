using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(NetHelpDesk.Consent.BrowserTests.BrowserFixture))]

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>
/// Chromium, launched for the whole run when the first test needs it. Every test gets a context of its own from it, which
/// shares no cookies with another.
/// </summary>
public class BrowserFixture : IAsyncDisposable
{
    private readonly LaunchedBrowser _chromium = new(static driver => new ChromiumFinder(driver.Chromium).LaunchAsync());

    static BrowserFixture()
    {
        Screenshots.Clear();

        // The machine may be running the other test projects and a browser's worth of tests at the same time.
        Assertions.SetDefaultExpectTimeout(15_000);
    }

    public virtual Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) => _chromium.NewContextAsync(options);

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _chromium.DisposeAsync();
    }
}
