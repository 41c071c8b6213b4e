namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>What every page of the help desk does before anybody said yes.</summary>
public class BeforeConsentTests(BrowserFixture browser, WatchedSiteFixture site)
    : BrowserTest(browser, site), IClassFixture<WatchedSiteFixture>
{
    [Fact]
    public async Task On_a_first_visit_no_page_asks_another_company_for_anything_or_stores_anything()
    {
        site.Arrivals.Clear();

        await SeeEveryPageAsync();

        await NothingCameOfItAsync();
    }

    [Fact]
    public async Task After_a_refusal_no_page_asks_another_company_for_anything_or_stores_anything()
    {
        var page = await Visitor.OpenAsync("/");
        await page.Banner.RejectAsync();
        site.Arrivals.Clear();

        await SeeEveryPageAsync();

        await NothingCameOfItAsync();
    }

    private async Task SeeEveryPageAsync()
    {
        var page = await Visitor.OpenAsync("/");
        foreach (var path in HelpDeskPages.AllOf(site))
        {
            await page.GoToAsync(path);
            (await page.StoredKeysAsync()).Should().BeEmpty();
        }

        await page.GoToAsync("/");
    }

    private async Task NothingCameOfItAsync()
    {
        site.Arrivals.NotAt(site.Address).Should().BeEmpty();
        (await Visitor.CookiesAsync()).Should().BeSubsetOf(HelpDeskCookies.Essential);
    }
}
