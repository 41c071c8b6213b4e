using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A browser that starts when it is first asked for something.</summary>
internal sealed class LaunchedBrowser : IAsyncDisposable
{
    private readonly Lazy<Task<(IPlaywright Driver, IBrowser Browser)>> _launched;

    public LaunchedBrowser(Func<IPlaywright, Task<IBrowser>> launch) => _launched = new(async () =>
    {
        var driver = await Playwright.CreateAsync();
        return (driver, await launch(driver));
    });

    public async Task<IBrowserContext> NewContextAsync(BrowserNewContextOptions options)
    {
        var context = await (await _launched.Value).Browser.NewContextAsync(options);

        // With several browsers on a busy machine a page may take its time.
        context.SetDefaultTimeout(60_000);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (_launched is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } launched })
        {
            var (driver, browser) = await launched;
            await browser.DisposeAsync();
            driver.Dispose();
        }
    }
}
