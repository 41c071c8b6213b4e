namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What holds where links are followed without a reload.</summary>
/// <param name="browser">The browser.</param>
/// <param name="site">The site, each page of which tries to set a tracking cookie.</param>
/// <param name="home">The address of its page "Home", which has a link to "About".</param>
public abstract class ClientSideNavigationTests(BrowserFixture browser, HostedSite site, string home) : BrowserTest(browser, site)
{
    [Fact]
    public async Task The_banner_stays_while_the_visitor_has_not_decided()
    {
        var page = await Visitor.OpenAsync(home);
        await page.Banner.IsShownAsync();
        var document = await SameDocument.KeepAsync(page.Tab);

        await FollowAsync(page, "About");

        await page.Banner.IsShownAsync();
        await page.Banner.IsFixedAsync();
        (await document.HoldsAsync()).Should().BeTrue();
        (await page.RoomForBannerAsync()).Should().BeInRange(await page.Banner.HeightAsync(), await page.Banner.HeightAsync() + 16);
    }

    [Fact]
    public async Task A_choice_holds_on_the_pages_that_follow()
    {
        var page = await Visitor.OpenAsync(home);
        await page.Banner.IsShownAsync();
        var document = await SameDocument.KeepAsync(page.Tab);
        await FollowAsync(page, "About");
        await page.Banner.AcceptAsync();
        (await Visitor.CookiesAsync()).Should().NotContain("visitor");

        await FollowAsync(page, "Home");

        await page.SettleAsync();
        await page.Banner.IsAwayAsync();
        (await document.HoldsAsync()).Should().BeTrue();
        (await Visitor.CookiesAsync()).Should().Contain("visitor");
    }

    [Fact]
    public async Task Going_back_after_a_choice_does_not_ask_again()
    {
        var page = await Visitor.OpenAsync(home);
        await FollowAsync(page, "About");
        await page.Banner.RejectAsync();

        await page.GoBackAsync();

        await page.IsAtAsync("Home");
        await page.SettleAsync();
        await page.Banner.IsAwayAsync();
    }

    [Fact]
    public async Task Going_back_after_a_choice_and_a_reload_does_not_ask_again()
    {
        var page = await Visitor.OpenAsync(home);
        await FollowAsync(page, "About");
        await page.Banner.RejectAsync();
        await page.ReloadAsync();
        await page.SettleAsync();

        await page.GoBackAsync();

        await page.IsAtAsync("Home");
        await page.SettleAsync();
        await page.Banner.IsAwayAsync();
    }

    [Fact]
    public async Task The_purposes_open_in_a_dialog_on_a_page_that_came_without_a_reload()
    {
        var page = await Visitor.OpenAsync(home);
        var document = await SameDocument.KeepAsync(page.Tab);
        await FollowAsync(page, "About");

        var dialog = await page.Banner.OpenDialogAsync();
        await dialog.SaveAsync("tracking");

        await page.IsAtAsync("About");
        (await document.HoldsAsync()).Should().BeTrue();
        (await Visitor.GrantedAsync()).Should().BeEquivalentTo("essential", "tracking");
    }

    [Fact]
    public async Task The_purposes_open_again_after_a_navigation_took_them_away()
    {
        var page = await Visitor.OpenAsync(home);
        await FollowAsync(page, "About");
        await page.Banner.OpenDialogAsync();

        await page.GoBackAsync();
        await page.IsAtAsync("Home");
        await page.Dialog.IsAwayAsync();

        await page.Banner.OpenDialogAsync();
    }

    private static async Task FollowAsync(HelpDeskPage page, string link)
    {
        await page.Tab.Locator($"nav a:text-is('{link}')").ClickAsync();
        await page.IsAtAsync(link);
    }
}
