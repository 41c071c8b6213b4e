using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

public sealed class BlazorTests(BrowserFixture browser, BlazorSiteFixture site)
    : FrameworkTests(browser, site, OtherSiteFixture.Tracking, "/about"), IClassFixture<BlazorSiteFixture>
{
    [Fact]
    public async Task An_interactive_page_works_beside_the_banner_and_after_a_choice()
    {
        var page = await Visitor.OpenAsync("/counter");
        var counter = new Counter(page.Tab);
        await counter.PressAsync();
        await counter.ShowsAsync(1);
        await page.Banner.IsShownAsync();

        await page.Banner.RejectAsync();
        await counter.PressAsync();

        await counter.ShowsAsync(2);
        await page.Banner.IsAwayAsync();
    }

    [Fact]
    public async Task An_interactive_component_is_told_what_was_granted()
    {
        var page = await Visitor.OpenAsync("/counter");
        var counter = new Counter(page.Tab);
        await counter.SaysAsync("You are not counted.");

        await page.Banner.AcceptAsync();
        await page.ReloadAsync();
        await counter.PressAsync();

        await counter.ShowsAsync(1);
        await counter.SaysAsync("You are counted.");
    }

    [Fact]
    public async Task An_interactive_page_keeps_the_language_of_the_list_and_the_link()
    {
        await ReplaceVisitorAsync(new() { Locale = "de-DE" });
        var page = await Visitor.OpenAsync("/live");

        await Expect(page.Tab.GetByText("This page is live.")).ToBeVisibleAsync();

        await Expect(page.Tab.Locator("[data-consent-declaration]")).ToHaveAttributeAsync("lang", "de");
        var link = page.Tab.Locator("a.live-choices");
        await Expect(link).ToHaveAttributeAsync("href", $"{PrivacyChoicesPage.Path}?lang=de&returnUrl=%2Flive");
        await Expect(link.Locator("span")).ToHaveAttributeAsync("lang", "de");
        await link.ClickAsync();
        await page.Dialog.IsOpenAsync();
    }
}
