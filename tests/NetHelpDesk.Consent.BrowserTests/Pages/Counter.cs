using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The interactive counter of the Blazor site.</summary>
internal sealed class Counter(IPage page)
{
    public Task PressAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Count", Exact = true }).ClickAsync();

    public Task ShowsAsync(int count) => Expect(page.Locator("output")).ToHaveTextAsync($"{count}");

    public Task SaysAsync(string text) => Expect(page.GetByText(text, new() { Exact = true })).ToBeVisibleAsync();
}
