namespace NetHelpDesk.Consent.BrowserTests;

public sealed class CachedPageWithoutJavaScriptTests(BrowserFixture browser, SiteFixture site, CachedSiteFixture cached)
    : BrowserTest(browser, site), IClassFixture<CachedSiteFixture>
{
    protected override bool JavaScript => false;

    [Fact]
    public async Task A_cached_page_leads_to_the_choices_without_JavaScript()
    {
        var page = await Visitor.OpenAsync(cached.Address);

        await page.FollowAsync("Your privacy choices");
        await page.PrivacyChoices.RejectAsync();

        (await Visitor.CookiesAsync()).Should().Equal(".NetHelpDesk.Consent");
    }
}
