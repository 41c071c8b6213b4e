using System.Text.Json;
using Microsoft.Playwright;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A visitor with a browser that shares no cookies with another's.</summary>
internal sealed class Visit(IBrowserContext context, IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    public ILocator Banner => page.Locator("[data-consent-banner]");

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
