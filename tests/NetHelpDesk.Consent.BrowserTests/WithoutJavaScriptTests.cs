namespace NetHelpDesk.Consent.BrowserTests;

public class WithoutJavaScriptTests(BrowserFixture browser, SiteFixture site) : BrowserTest(browser, site)
{
    protected override bool JavaScript => false;

    [Fact]
    public async Task The_banner_accepts_without_JavaScript()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);

        await page.Banner.AcceptAsync();

        page.Path.Should().Be(HelpDeskPage.Article);
        await Visitor.TourAsync();
        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.NonEssential);
    }

    [Fact]
    public async Task The_banner_rejects_without_JavaScript()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);

        await page.Banner.RejectAsync();

        page.Path.Should().Be(HelpDeskPage.Article);
        await Visitor.TourAsync();
        (await Visitor.CookiesAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    [Fact]
    public async Task The_banner_leads_to_the_choice_by_purpose_and_back_without_JavaScript()
    {
        var page = await Visitor.OpenAsync(HelpDeskPage.Article);

        await page.FollowAsync("Choose by purpose", to: PrivacyChoicesPage.Path);
        await page.PrivacyChoices.SaveAsync("tracking");

        page.Path.Should().Be(HelpDeskPage.Article);
        await page.Banner.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().Equal("essential", "tracking");
    }

    [Fact]
    public async Task The_full_page_accepts_without_JavaScript()
    {
        var page = await Visitor.OpenAsync(PrivacyChoicesPage.Path);

        await page.PrivacyChoices.AcceptAsync();
        await Visitor.TourAsync();

        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.NonEssential);
    }

    [Fact]
    public async Task The_full_page_rejects_without_JavaScript()
    {
        var page = await Visitor.OpenAsync(PrivacyChoicesPage.Path);

        await page.PrivacyChoices.RejectAsync();
        await Visitor.TourAsync();

        (await Visitor.CookiesAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    [Fact]
    public async Task The_full_page_saves_a_choice_by_category_without_JavaScript()
    {
        var page = await Visitor.OpenAsync(PrivacyChoicesPage.Path);

        await page.PrivacyChoices.SaveAsync("advertising");
        await Visitor.TourAsync();

        (await Visitor.CookiesAsync()).Should().Contain(HelpDeskCookies.Advertising)
            .And.BeSubsetOf([.. HelpDeskCookies.Essential, .. HelpDeskCookies.Advertising, .. HelpDeskCookies.ThirdPartyAdvertising]);
        await page.GoToAsync(PrivacyChoicesPage.Path);
        (await page.PrivacyChoices.TickedAsync()).Should().Equal("advertising");
    }

    [Fact]
    public async Task The_full_page_withdraws_without_JavaScript()
    {
        var page = await Visitor.OpenAsync(PrivacyChoicesPage.Path);
        await page.PrivacyChoices.AcceptAsync();
        await Visitor.TourAsync();
        (await Visitor.Received.TakeAsync()).Should().Contain(HelpDeskCookies.NonEssential);

        await page.GoToAsync(PrivacyChoicesPage.Path);
        await Visitor.Received.TakeAsync();
        await page.PrivacyChoices.RejectAsync();
        await Visitor.TourAsync();

        (await Visitor.Received.TakeAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    [Fact]
    public async Task A_banner_left_open_in_another_tab_can_still_refuse()
    {
        var first = await Visitor.OpenAsync("/");
        var second = await Visitor.OpenAsync("/");
        await first.Banner.AcceptAsync();
        await Visitor.Received.TakeAsync();

        await second.Banner.RejectAsync();
        await Visitor.TourAsync();

        (await Visitor.Received.TakeAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }
}
