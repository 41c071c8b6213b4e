using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The choice by purpose, on top of the page that the visitor was on.</summary>
public sealed class ConsentDialog
{
    private readonly ILocator _dialog;
    private readonly ChoiceForm _form;

    public ConsentDialog(IPage page)
    {
        _dialog = page.Locator("dialog[data-consent-dialog]");
        _form = new ChoiceForm(page, _dialog);
    }

    public Task IsOpenAsync() => Expect(_dialog.Locator("input[name=category]").First).ToBeVisibleAsync();

    public Task IsAwayAsync() => Expect(_dialog).ToBeHiddenAsync();

    public async Task<float> HeightAsync() => (await _dialog.BoundingBoxAsync())!.Height;

    public Task RejectAsync() => ChooseAsync("reject");

    public Task TickAsync(string category) => _dialog.Locator($"input[value={category}]").CheckAsync();

    public Task<string[]> TickedAsync() => _form.TickedAsync();

    public async Task SaveAsync(params string[] categories)
    {
        await _form.TickOnlyAsync(categories);
        await ChooseAsync("save");
    }

    private async Task ChooseAsync(string choice)
    {
        await _form.SendAsync(choice);
        await IsAwayAsync();
    }
}
