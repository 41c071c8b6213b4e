namespace NetHelpDesk.Consent.BrowserTests;

public class BeforeConsentInWebKitTests(WebKitFixture webKit, WatchedSiteFixture site)
    : WebKitTest(webKit, site), IClassFixture<WatchedSiteFixture>
{
    private const string StoredKeys = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]";

    [Fact]
    public void On_a_first_visit_no_page_asks_another_company_for_anything_or_stores_anything()
    {
        site.Arrivals.Clear();

        foreach (var path in HelpDeskPages.AllOf(site))
        {
            Visitor.GoTo(path);
            Visitor.Find<string[]>(StoredKeys).Should().BeEmpty();
        }

        NothingCameOfIt();
    }

    [Fact]
    public void After_a_refusal_no_page_asks_another_company_for_anything_or_stores_anything()
    {
        Visitor.GoTo("/");
        Choose("reject");
        site.Arrivals.Clear();

        foreach (var path in HelpDeskPages.AllOf(site))
        {
            Visitor.GoTo(path);
            Visitor.Find<string[]>(StoredKeys).Should().BeEmpty();
        }

        NothingCameOfIt();
    }

    private void NothingCameOfIt()
    {
        Visitor.GoTo("/");
        site.Arrivals.NotAt(site.Address).Should().BeEmpty();
        Visitor.Cookies().Should().BeSubsetOf(HelpDeskCookies.Essential);
    }
}
