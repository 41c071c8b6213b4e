using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(NetHelpDesk.Consent.PackageTests.Chromium))]

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>One browser for the whole run.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        // The machine builds other sites at the same time.
        Assertions.SetDefaultExpectTimeout(30_000);
        _playwright = await Playwright.CreateAsync();
        _browser = await new ChromiumFinder(_playwright.Chromium).LaunchAsync();
    }

    internal async Task<Visit> VisitAsync(Uri address)
    {
        var context = await _browser!.NewContextAsync(new() { BaseURL = address.ToString() });
        return new Visit(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
