namespace NetHelpDesk.Consent.BrowserTests;

public sealed class CookiesBlockedInWebKitTests(WebKitFixture webKit, WatchedSiteFixture site)
    : WebKitTest(webKit, site), IClassFixture<WatchedSiteFixture>
{
    protected override string[] Settings => ["--cookies-policy=never"];

    [Fact]
    public void A_choice_that_cannot_be_kept_starts_nothing_and_the_visitor_is_told()
    {
        Visitor.GoTo(HelpDeskPage.Article);

        Visitor.Press(Banner + " button[value=accept]");

        Visitor.Until($"() => document.querySelector('[data-consent-message]:not(:empty)')?.textContent === `{FailureTests.NotKept}`");
        Visitor.UntilShown(Banner);
        site.Arrivals.NotAt(site.Address).Should().BeEmpty();
        Visitor.Cookies().Should().BeEmpty();
    }
}
