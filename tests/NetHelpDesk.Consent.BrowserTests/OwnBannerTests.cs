namespace NetHelpDesk.Consent.BrowserTests;

public sealed class OwnBannerTests(BrowserFixture browser, DevelopmentSiteFixture site)
    : BrowserTest(browser, site), IClassFixture<DevelopmentSiteFixture>
{
    private const string Page = "/dev/own-banner";

    [Fact]
    public async Task A_banner_of_the_site_s_own_asks_those_only_who_have_not_decided()
    {
        var page = await Visitor.OpenAsync(Page);
        await page.Banner.IsShownAsync();

        await page.Tab.GetByLabel("count which articles are read").CheckAsync();
        await page.Button("Only what is ticked").ClickAsync();

        await page.Banner.IsAwayAsync();
        (await Visitor.GrantedAsync()).Should().Equal("essential", "tracking");
        await page.ReloadAsync();
        await page.SettleAsync();
        await page.Banner.IsAwayAsync();
    }

    [Fact]
    public async Task A_banner_of_the_site_s_own_opens_the_second_layer()
    {
        var page = await Visitor.OpenAsync(Page);
        await page.Banner.IsShownAsync();

        var dialog = await page.Banner.OpenDialogAsync();
        await dialog.RejectAsync();

        await page.Banner.IsAwayAsync();
    }

    [Theory]
    [InlineData("Bottom", "ar", 0)]
    [InlineData("Corner", "en", 1)]
    [InlineData("Corner", "ar", -1)]
    [InlineData("Center", "en", 0)]
    public async Task Every_look_can_be_seen_whether_or_not_the_visitor_has_decided(string position, string language, int side)
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.RejectAsync();

        await page.GoToAsync($"/dev/looks?position={position}&language={language}");

        await page.Banner.IsShownAsync();
        var middle = await page.Tab.Locator("[data-consent-banner]").EvaluateAsync<double>(
            "banner => { const { left, right } = banner.getBoundingClientRect(); return (left + right) / innerWidth - 1; }");
        Math.Sign(Math.Round(middle, 1)).Should().Be(side);
    }
}
