using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.BrowserTests;

public sealed class CookiesBlockedInFirefoxTests(CookiesBlockedFirefoxFixture browser, WatchedSiteFixture site)
    : BrowserTest(browser, site), IClassFixture<CookiesBlockedFirefoxFixture>, IClassFixture<WatchedSiteFixture>
{
    [Fact]
    public async Task A_choice_that_cannot_be_kept_starts_nothing_and_the_visitor_is_told()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);

        await page.Find("[data-consent-banner] button[value=accept]").PressAsync();

        await Expect(page.Find("[data-consent-message]:not(:empty)")).ToHaveTextAsync(FailureTests.NotKept);
        await page.Banner.IsShownAsync();
        site.Arrivals.NotAt(site.Address).Should().BeEmpty();
        (await Visitor.CookiesAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Every_page_can_be_used_and_asks_another_company_for_nothing()
    {
        site.Arrivals.Clear();
        var page = await Visitor.OpenAsync("/");

        foreach (var path in HelpDeskPages.AllOf(site))
        {
            await page.GoToAsync(path);
        }

        site.Arrivals.NotAt(site.Address).Should().BeEmpty();
        Visitor.Complaints.Errors.Should().BeEmpty();
    }
}
