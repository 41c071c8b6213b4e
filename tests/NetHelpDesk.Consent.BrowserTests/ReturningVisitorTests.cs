namespace NetHelpDesk.Consent.BrowserTests;

public sealed class ReturningVisitorTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    [Fact]
    public async Task A_visitor_who_accepted_is_not_asked_again()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.AcceptAsync();

        var later = await Visitor.OpenAsync("/");

        await later.Banner.IsAwayAsync();
    }

    [Fact]
    public async Task A_visitor_who_rejected_is_not_asked_again()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.RejectAsync();

        var later = await Visitor.OpenAsync("/");

        await later.Banner.IsAwayAsync();
    }

    [Fact]
    public async Task A_choice_outlives_the_browser_and_session_cookies_do_not()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.AcceptAsync();
        await Visitor.TourAsync();

        await Visitor.RestartBrowserAsync();

        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.Tracking).And.NotContain(HelpDeskCookies.Session);
        var later = await Visitor.OpenAsync("/");
        await later.Banner.IsAwayAsync();
    }
}
