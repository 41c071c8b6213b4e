namespace NetHelpDesk.Consent.BrowserTests;

public class FirstVisitTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    [Fact]
    public async Task A_first_visit_is_asked_for_consent()
    {
        var page = await Visitor.OpenAsync("/");

        await page.Banner.IsShownAsync();
    }

    [Fact]
    public async Task A_first_visit_holds_only_essential_cookies()
    {
        await Visitor.TourAsync();

        (await Visitor.CookiesAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    [Fact]
    public async Task A_first_visit_is_sent_only_essential_cookies()
    {
        await Visitor.TourAsync();

        (await Visitor.Received.TakeAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    [Fact]
    public async Task A_visitor_who_has_not_chosen_is_asked_on_every_page()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.IsShownAsync();

        await page.GoToAsync(HelpDeskPage.Article);

        await page.Banner.IsShownAsync();
    }

    [Fact]
    public async Task Signing_in_needs_no_consent()
    {
        var page = await Visitor.OpenAsync("/");

        await page.SignInAsync();

        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.SignIn).And.BeSubsetOf(HelpDeskCookies.Essential);
    }
}
