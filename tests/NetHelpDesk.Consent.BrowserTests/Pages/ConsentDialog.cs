using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The choice by purpose, on top of the page that the visitor was on.</summary>
public sealed class ConsentDialog(IPage page)
{
    private readonly ILocator _dialog = page.Locator("dialog[data-consent-dialog]");

    public Task IsOpenAsync() => Expect(_dialog.Locator("input[name=category]").First).ToBeVisibleAsync();

    public Task IsAwayAsync() => Expect(_dialog).ToBeHiddenAsync();
}
