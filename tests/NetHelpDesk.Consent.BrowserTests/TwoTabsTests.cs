namespace NetHelpDesk.Consent.BrowserTests;

public sealed class TwoTabsTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    [Fact]
    public async Task A_choice_in_one_tab_takes_the_banner_away_in_the_other()
    {
        var first = await Visitor.OpenAsync("/");
        var second = await Visitor.OpenAsync(HelpDeskPage.Article);
        await second.Banner.IsShownAsync();

        await first.Banner.AcceptAsync();

        await second.Banner.IsAwayAsync();
    }

    [Fact]
    public async Task A_choice_in_one_tab_holds_in_the_other()
    {
        var first = await Visitor.OpenAsync("/");
        var second = await Visitor.OpenAsync(HelpDeskPage.Article);

        await first.Banner.AcceptAsync();
        await second.ReloadAsync();

        await second.Banner.IsAwayAsync();
        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.Tracking);
    }

    [Fact]
    public async Task The_later_of_two_choices_counts()
    {
        var first = await Visitor.OpenAsync(PrivacyChoicesPage.Path);
        var second = await Visitor.OpenAsync(PrivacyChoicesPage.Path);

        await first.PrivacyChoices.AcceptAsync();
        await Visitor.Received.TakeAsync();
        await second.PrivacyChoices.RejectAsync();
        await Visitor.TourAsync();

        (await Visitor.Received.TakeAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }
}
