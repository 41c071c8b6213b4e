namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What holds in whichever framework a site is written.</summary>
/// <param name="browser">The browser.</param>
/// <param name="site">The site, each page of which tries to set a tracking cookie.</param>
/// <param name="tracking">The cookie's name.</param>
/// <param name="other">A page besides the first.</param>
public abstract class FrameworkTests(BrowserFixture browser, HostedSite site, string tracking, string other) : BrowserTest(browser, site)
{
    [Fact]
    public async Task A_first_visit_is_asked_and_holds_no_tracking_cookie()
    {
        var page = await Visitor.OpenAsync("/");

        await page.Banner.IsShownAsync();
        await page.Banner.IsFixedAsync();
        (await Visitor.CookiesAsync()).Should().NotContain(tracking);
    }

    [Fact]
    public async Task Accepting_lets_the_tracking_cookie_through_and_stays()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.AcceptAsync();

        await page.GoToAsync(other);
        await page.SettleAsync();

        await page.Banner.IsAwayAsync();
        (await Visitor.CookiesAsync()).Should().Contain(tracking);
    }

    [Fact]
    public async Task Rejecting_withholds_the_tracking_cookie_and_stays()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.RejectAsync();

        await page.GoToAsync(other);
        await page.SettleAsync();

        await page.Banner.IsAwayAsync();
        (await Visitor.CookiesAsync()).Should().NotContain(tracking);
    }

    [Fact]
    public async Task The_purposes_open_in_a_dialog_and_are_saved()
    {
        var page = await Visitor.OpenAsync("/");
        var dialog = await page.Banner.OpenDialogAsync();

        await dialog.SaveAsync("tracking");

        page.Path.Should().Be("/");
        await page.Banner.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().BeEquivalentTo("essential", "tracking");
    }

    [Fact]
    public async Task The_link_opens_the_choices_again()
    {
        var page = await Visitor.OpenAsync(other);
        await page.Banner.AcceptAsync();
        await page.ReloadAsync();

        var dialog = await page.ReopenAsync();
        await dialog.RejectAsync();

        page.Path.Should().Be(other);
        (await Visitor.GrantedAsync()).Should().BeEquivalentTo("essential");
        (await Visitor.CookiesAsync()).Should().NotContain(tracking);
    }

    [Fact]
    public async Task A_page_that_the_visitor_goes_back_to_does_not_ask_again()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.IsShownAsync();
        await page.GoToAsync(other);
        await page.Banner.RejectAsync();

        await page.GoBackAsync();
        await page.SettleAsync();

        page.Path.Should().Be("/");
        await page.Banner.IsAwayAsync();
    }

    [Fact]
    public async Task A_page_that_comes_back_as_it_was_learns_of_the_choice()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.IsShownAsync();
        await Visitor.SendAsync("DELETE", PrivacyChoicesPage.Path);

        await page.ComeBackFromCacheAsync();

        await page.Banner.IsAwayAsync();
    }
}
