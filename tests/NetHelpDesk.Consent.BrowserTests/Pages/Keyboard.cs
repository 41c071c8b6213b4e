using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A visitor who has nothing but a keyboard.</summary>
internal sealed class Keyboard(IPage page)
{
    private const int MostStops = 60;

    /// <summary>Presses Tab until the focus is on what is looked for.</summary>
    public async Task TabToAsync(ILocator target)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await HasFocusAsync(target))
            {
                return;
            }
        }

        throw new InvalidOperationException($"{MostStops} times Tab do not lead to {target}, but to {await FocusAsync()}.");
    }

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    /// <returns>What has the focus, as a person would name it.</returns>
    public Task<string> FocusAsync() => page.EvaluateAsync<string>(
        "() => `${document.activeElement.localName} ${(document.activeElement.textContent || '').trim().slice(0, 40)}`");

    /// <returns>Whether the focus is on or inside the first that is found.</returns>
    public static async Task<bool> HasFocusAsync(ILocator target) =>
        await target.CountAsync() > 0
        && await target.First.EvaluateAsync<bool>("element => element.contains(document.activeElement)");
}
