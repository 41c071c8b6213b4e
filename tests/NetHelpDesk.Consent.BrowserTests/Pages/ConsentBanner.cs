using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

public sealed class ConsentBanner
{
    private readonly ILocator _region;
    private readonly ChoiceForm _form;

    /// <summary>The second layer: a dialog with script, the full page without.</summary>
    private readonly ChoiceForm _purposes;

    public ConsentBanner(IPage page)
    {
        _region = page.Locator("[data-consent-banner]");
        _form = new ChoiceForm(page, _region);
        _purposes = new ChoiceForm(page, page.Locator("dialog[open], main[data-consent-page]"));
    }

    public Task IsShownAsync() => Expect(_region).ToBeVisibleAsync();

    public Task IsAwayAsync() => Expect(_region).ToBeHiddenAsync();

    public Task AcceptAsync() => ChooseAsync("accept");

    public Task RejectAsync() => ChooseAsync("reject");

    /// <summary>Closes a notice.</summary>
    public async Task CloseAsync()
    {
        await _form.PressAsync("button:text-is('Close this message')");
        await IsAwayAsync();
    }

    public async Task SaveAsync(params string[] categories)
    {
        await _region.Locator("[data-consent-open]").ClickAsync();
        await _purposes.TickOnlyAsync(categories);
        await _purposes.SendAsync("save");
        await IsAwayAsync();
    }

    private async Task ChooseAsync(string choice)
    {
        await _form.SendAsync(choice);
        await IsAwayAsync();
    }
}
