using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The full page on which a visitor sees and changes every choice.</summary>
public sealed class PrivacyChoicesPage(IPage page)
{
    public const string Path = "/privacy-choices";

    private readonly ChoiceForm _form = new(page, page.Locator("form").Filter(new() { Has = page.Locator("button[value=save]") }));

    public Task AcceptAsync() => _form.SendAsync("accept");

    public Task RejectAsync() => _form.SendAsync("reject");

    public async Task SaveAsync(params string[] categories)
    {
        await _form.TickOnlyAsync(categories);
        await _form.SendAsync("save");
    }

    public Task<string[]> TickedAsync() => _form.TickedAsync();
}
