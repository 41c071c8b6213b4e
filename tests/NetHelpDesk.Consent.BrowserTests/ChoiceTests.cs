namespace NetHelpDesk.Consent.BrowserTests;

public class ChoiceTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    [Fact]
    public async Task Accepting_lets_every_kind_of_cookie_through()
    {
        var page = await Visitor.OpenAsync("/");

        await page.Banner.AcceptAsync();
        await Visitor.TourAsync();

        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.NonEssential);
    }

    [Fact]
    public async Task Rejecting_leaves_only_essential_cookies()
    {
        var page = await Visitor.OpenAsync("/");

        await page.Banner.RejectAsync();
        await Visitor.TourAsync();

        (await Visitor.CookiesAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    [Fact]
    public async Task Choosing_tracking_alone_keeps_the_other_kinds_out()
    {
        var page = await Visitor.OpenAsync("/");

        await page.Banner.SaveAsync("tracking");
        await Visitor.TourAsync();

        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.Tracking)
            .And.BeSubsetOf([.. HelpDeskCookies.Essential, .. HelpDeskCookies.Tracking, .. HelpDeskCookies.ThirdPartyTracking]);
    }

    [Fact]
    public async Task A_choice_leaves_the_visitor_on_the_page_where_it_was_made()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);

        await page.Banner.AcceptAsync();

        page.Path.Should().Be(HelpDeskPage.Article);
    }
}
