namespace NetHelpDesk.Consent.BrowserTests;

public sealed class CachedPageTests(BrowserFixture browser, SiteFixture site, CachedSiteFixture cached)
    : BrowserTest(browser, site), IClassFixture<CachedSiteFixture>
{
    [Fact]
    public async Task A_cached_page_asks_those_only_who_have_not_decided()
    {
        var page = await Visitor.OpenAsync(cached.Address);
        var undecided = await page.ReceiveAsync(cached.Address);
        await page.Banner.IsShownAsync();
        await page.Banner.RejectAsync();

        var decided = await page.ReceiveAsync(cached.Address);

        await page.Banner.IsAwayAsync();
        decided.Should().Be(undecided);
    }
}
