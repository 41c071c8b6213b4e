using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

public sealed class ConsentBanner
{
    private readonly IPage _page;
    private readonly ILocator _region;
    private readonly ChoiceForm _form;

    /// <summary>The second layer: a dialog with script, the full page without.</summary>
    private readonly ChoiceForm _purposes;

    public ConsentBanner(IPage page)
    {
        _page = page;
        _region = page.Locator("[data-consent-banner]");
        _form = new ChoiceForm(page, _region);
        _purposes = new ChoiceForm(page, page.Locator("dialog[open], main[data-consent-page]"));
    }

    public Task IsShownAsync() => Expect(_region).ToBeVisibleAsync();

    /// <summary>It has its style: it stands over the page, and not in it.</summary>
    public Task IsFixedAsync() => Expect(_region).ToHaveCSSAsync("position", "fixed");

    public Task IsAwayAsync() => Expect(_region).ToBeHiddenAsync();

    public async Task<float> HeightAsync() => (await _region.BoundingBoxAsync())!.Height;

    public Task<bool> HasFocusAsync() => Keyboard.HasFocusAsync(_region);

    /// <returns>Whether all of what has the focus is behind the banner.</returns>
    public Task<bool> CoversFocusAsync() => _region.EvaluateAsync<bool>(
        """
        region => {
          const focus = document.activeElement;
          const under = focus.getBoundingClientRect();
          const over = region.getBoundingClientRect();
          return !region.contains(focus) && under.top >= over.top && under.bottom <= over.bottom
            && under.left >= over.left && under.right <= over.right;
        }
        """);

    public Task AcceptAsync() => ChooseAsync("accept");

    public Task RejectAsync() => ChooseAsync("reject");

    /// <summary>Closes a notice.</summary>
    public async Task CloseAsync()
    {
        await _form.PressAsync("button:text-is('Close this message')");
        await IsAwayAsync();
    }

    /// <summary>Opens the choice by purpose on top of the page.</summary>
    public async Task<ConsentDialog> OpenDialogAsync()
    {
        await _region.Locator("[data-consent-open]").PressAsync();
        var dialog = new ConsentDialog(_page);
        await dialog.IsOpenAsync();
        return dialog;
    }

    public async Task SaveAsync(params string[] categories)
    {
        await _region.Locator("[data-consent-open]").PressAsync();
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
