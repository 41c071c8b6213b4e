using System.Text.Json;
using Microsoft.Playwright;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A visitor with a browser that shares no cookies with another's.</summary>
internal sealed class Visit(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    public ILocator Banner => page.Locator("[data-consent-banner]");

    /// <summary>What the templates, and a newcomer by the README, put at the end of a page.</summary>
    public ILocator FootLinks => page.Locator("footer a, [data-consent-open]:not([data-consent-banner] *)");

    /// <summary>As somebody does who has seen the banner come. At once, where the site's styles scroll smoothly.</summary>
    public async Task ScrollToEndAsync()
    {
        await page.WaitForFunctionAsync("() => document.documentElement.style.getPropertyValue('--nhd-height')");
        await page.EvaluateAsync("async () => { scrollTo({ top: 1e6, behavior: 'instant' }); await new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve, 50))); }");
    }

    /// <returns>Whether a press on its middle meets it where it is now.</returns>
    public static Task<bool> IsAtHandAsync(ILocator link) => link.EvaluateAsync<bool>(
        """
        link => {
          const { left, top, width, height } = link.getBoundingClientRect();
          return link.contains(document.elementFromPoint(left + width / 2, top + height / 2));
        }
        """);

    /// <summary>For people to look at, beside the results.</summary>
    public Task KeepScreenshotAsync(string name) =>
        page.ScreenshotAsync(new() { Path = RepositoryFolder.Of("tests", "NetHelpDesk.Consent.PackageTests", "TestResults", name + ".png") });

    public Task GoToAsync(string path) => page.GotoAsync(path);

    public Task AcceptAsync() => Banner.Locator("button[value=accept]").ClickAsync();

    public async Task<IEnumerable<string>> CookiesAsync() => (await context.CookiesAsync()).Select(cookie => cookie.Name);

    /// <returns>Whether the visitor has decided, as the site says.</returns>
    public async Task<bool> HasDecidedAsync()
    {
        var response = await context.APIRequest.GetAsync("/privacy-choices/state");
        return JsonDocument.Parse(await response.TextAsync()).RootElement.GetProperty("decided").GetBoolean();
    }

    /// <returns>The visitor's records, as JSON, once the choice has arrived.</returns>
    public async Task<string> ReceiptAsync()
    {
        await Assertions.Expect(Banner).ToBeHiddenAsync();
        var response = await context.APIRequest.GetAsync("/privacy-choices/receipt", new() { Headers = [KeyValuePair.Create("Accept", "application/json")] });
        return await response.TextAsync();
    }

    public ValueTask DisposeAsync() => context.DisposeAsync();
}
