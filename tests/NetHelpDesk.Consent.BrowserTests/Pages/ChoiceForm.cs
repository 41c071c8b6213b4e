using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What the banner and the full page have in common: a checkbox for each category, and buttons that send a choice.</summary>
internal sealed class ChoiceForm(IPage page, ILocator region)
{
    public async Task TickOnlyAsync(string[] categories)
    {
        await ChangeableBoxes.First.WaitForAsync();
        foreach (var box in await ChangeableBoxes.AllAsync())
        {
            var category = await box.GetAttributeAsync("value");
            await box.TickAsync(categories.Contains(category));
        }
    }

    public async Task<string[]> TickedAsync() =>
        await ChangeableBoxes.EvaluateAllAsync<string[]>("boxes => boxes.filter(box => box.checked).map(box => box.value)");

    public Task SendAsync(string choice) => PressAsync($"button[name=choice][value={choice}]");

    /// <summary>Sends a choice, by script or as a form, and waits until the visitor has the page that follows.</summary>
    public async Task PressAsync(string button)
    {
        var loaded = new TaskCompletionSource();
        page.Load += OnLoad;
        var answer = await page.RunAndWaitForResponseAsync(
            () => region.Locator(button).PressAsync(),
            response => response.Status != StatusCodes.Status303SeeOther && IsChoice(response.Request.RedirectedFrom ?? response.Request));
        await (answer.Request.IsNavigationRequest ? loaded.Task.WaitAsync(TimeSpan.FromSeconds(30)) : answer.FinishedAsync());
        page.Load -= OnLoad;

        void OnLoad(object? sender, IPage loadedPage) => loaded.TrySetResult();
    }

    private ILocator ChangeableBoxes => region.Locator("input[name=category]:enabled");

    private static bool IsChoice(IRequest request) =>
        request.Method == HttpMethods.Post && new Uri(request.Url).AbsolutePath == PrivacyChoicesPage.Path;
}
