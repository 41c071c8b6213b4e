using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A visitor's mouse or finger, also where scripts are off.</summary>
internal static class Pointer
{
    public static async Task PressAsync(this ILocator target) => await target.ClickAsync(new() { Force = await IsStillAsync(target) });

    public static async Task TickAsync(this ILocator box, bool isTicked) =>
        await box.SetCheckedAsync(isTicked, new() { Force = await IsStillAsync(box) });

    // The driver waits until the target has stood in one place for two frames, and Firefox tells of no frame without scripts.
    private static async Task<bool> IsStillAsync(ILocator target) =>
        target.Page.Context.Browser!.BrowserType.Name == BrowserType.Firefox
        && await target.EvaluateAsync<bool>("() => matchMedia('(scripting: none)').matches");
}
