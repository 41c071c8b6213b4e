using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(NetHelpDesk.Consent.BrowserTests.BrowserFixture))]

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>One browser for the whole run. Every test gets a context of its own from it, which shares no cookies with another.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Screenshots.Clear();

        // The machine may be running the other test projects and a browser's worth of tests at the same time.
        Assertions.SetDefaultExpectTimeout(15_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await new BrowserFinder(_playwright.Chromium).LaunchAsync();
    }

    public Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options) => _browser!.NewContextAsync(options);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
