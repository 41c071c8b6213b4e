namespace NetHelpDesk.Consent.BrowserTests;

public class WithdrawalTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    [Fact]
    public async Task After_withdrawing_only_essential_cookies_are_sent()
    {
        var page = await AcceptAsync();

        await page.GoToAsync(PrivacyChoicesPage.Path);
        await Visitor.Received.TakeAsync();
        await page.PrivacyChoices.RejectAsync();
        await Visitor.TourAsync();

        (await Visitor.Received.TakeAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
        (await Visitor.CookiesAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    [Fact]
    public async Task Withdrawing_one_category_leaves_the_others_granted()
    {
        var page = await AcceptAsync();

        await page.GoToAsync(PrivacyChoicesPage.Path);
        await Visitor.Received.TakeAsync();
        await page.PrivacyChoices.SaveAsync("session", "tracking");
        await Visitor.TourAsync();

        (await Visitor.Received.TakeAsync()).Should().Contain(HelpDeskCookies.Tracking).And.NotContain(HelpDeskCookies.Advertising);
        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.Tracking).And.NotContain(HelpDeskCookies.Advertising);
    }

    [Fact]
    public async Task A_script_withdraws_with_one_request()
    {
        var page = await AcceptAsync();

        await page.SendFromScriptAsync("DELETE", PrivacyChoicesPage.Path);
        await Visitor.TourAsync();

        (await Visitor.Received.TakeAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
        (await Visitor.CookiesAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    private async Task<HelpDeskPage> AcceptAsync()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.AcceptAsync();
        await Visitor.TourAsync();
        (await Visitor.Received.TakeAsync()).Should().Contain(HelpDeskCookies.NonEssential);
        return page;
    }
}
