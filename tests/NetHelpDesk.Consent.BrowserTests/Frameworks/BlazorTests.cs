using System.Collections.Concurrent;
using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

public sealed class BlazorTests(BrowserFixture browser, BlazorSiteFixture site)
    : FrameworkTests(browser, site, OtherSiteFixture.Tracking, "/about"), IClassFixture<BlazorSiteFixture>
{
    private readonly ConcurrentBag<string> _asked = [];

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

    [Theory]
    [InlineData("/video")]
    [InlineData("/live-video")]
    public async Task A_part_waits_in_a_static_and_in_a_live_page_and_is_there_when_it_is_granted(string path)
    {
        var page = await OpenWithoutVideosAsync(path, kept: null);
        await Expect(page.Tab.GetByText("Example Video is not loaded")).ToBeVisibleAsync();
        _asked.Should().BeEmpty();

        await page.Banner.AcceptAsync();

        await Expect(page.Tab.GetByTitle("Tour")).ToBeAttachedAsync();
        _asked.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("/video")]
    [InlineData("/live-video")]
    public async Task A_part_of_a_page_that_the_browser_kept_is_not_there_after_a_withdrawal(string path)
    {
        var page = await OpenWithoutVideosAsync(path, kept: null);
        await page.Banner.AcceptAsync();
        await Expect(page.Tab.GetByTitle("Tour")).ToBeAttachedAsync();
        var kept = await (await page.Tab.Context.APIRequest.GetAsync(path)).TextAsync();
        kept.Should().Contain("<iframe");
        await Visitor.SendAsync("DELETE", PrivacyChoicesPage.Path);
        _asked.Clear();

        await page.Tab.CloseAsync();
        page = await OpenWithoutVideosAsync(path, kept);
        await Expect(page.Tab.GetByText("Example Video is not loaded")).ToBeVisibleAsync();
        await page.SettleAsync();

        _asked.Should().BeEmpty();
    }

    /// <param name="path">The page.</param>
    /// <param name="kept">What the browser shows instead of asking the server, the first time.</param>
    private async Task<HelpDeskPage> OpenWithoutVideosAsync(string path, string? kept)
    {
        var page = await Visitor.OpenAsync("/");
        await page.Tab.RouteAsync("https://video.example.com/**", route =>
        {
            _asked.Add(route.Request.Url);
            return route.FulfillAsync(new() { ContentType = "text/html", Body = "<!doctype html><title>Video</title>" });
        });
        if (kept is not null)
        {
            await page.Tab.RouteAsync("**" + path, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = kept }), new() { Times = 1 });
        }

        await page.GoToAsync(path);
        return page;
    }
}
