using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>In Chromium alone: to wait for what is shown, the driver needs frames, of which Firefox tells none without scripts.</summary>
public sealed class NotKeptWithoutJavaScriptTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    protected override bool JavaScript => false;

    [Fact]
    public async Task Who_is_asked_again_after_choosing_reads_that_the_browser_keeps_no_cookies()
    {
        var page = await Visitor.OpenAsync("/");
        var told = page.Tab.Locator(".nhd-not-kept");

        await Expect(told).ToBeHiddenAsync();
        await page.GoToAsync(HelpDeskPage.Article + "#nhd-not-kept");

        await Expect(told).ToBeVisibleAsync();
        await page.Banner.AcceptAsync();
        await Expect(told).ToHaveCountAsync(0);
    }
}
