namespace NetHelpDesk.Consent.BrowserTests;

public class NoticeTests(BrowserFixture browser, NoticeSiteFixture site) : BrowserTest(browser, site), IClassFixture<NoticeSiteFixture>
{
    [Fact]
    public async Task Closing_a_notice_leaves_on_what_was_on()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);

        await page.Banner.CloseAsync();

        page.Path.Should().Be(HelpDeskPage.Article);
        await Visitor.TourAsync();
        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.NonEssential);
        await page.ReloadAsync();
        await page.Banner.IsAwayAsync();
    }

    [Fact]
    public async Task A_notice_can_be_refused()
    {
        var page = await Visitor.OpenAsync("/");

        await page.Banner.RejectAsync();
        await Visitor.Received.TakeAsync();
        await Visitor.TourAsync();

        (await Visitor.Received.TakeAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    [Fact]
    public async Task Closing_a_notice_turns_nothing_on_that_the_privacy_signal_refuses()
    {
        await Visitor.AskForPrivacyAsync();
        var page = await Visitor.OpenAsync("/");

        await page.Banner.CloseAsync();
        await Visitor.TourAsync();

        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.Session)
            .And.NotContain([.. HelpDeskCookies.Tracking, .. HelpDeskCookies.Advertising, .. HelpDeskCookies.ThirdParty]);
    }
}
