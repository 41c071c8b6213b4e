namespace NetHelpDesk.Consent.BrowserTests;

public class ChoiceInWebKitTests(WebKitFixture webKit, SiteFixture site) : WebKitTest(webKit, site)
{
    /// <summary>The second layer: a dialog with script, the full page without.</summary>
    protected virtual string Purposes => "dialog[open]";

    [Fact]
    public void Accepting_lets_every_kind_of_cookie_through()
    {
        Visitor.GoTo("/");

        Choose("accept");
        Visitor.Tour();

        Visitor.Cookies().Should().Contain(HelpDeskCookies.NonEssential);
    }

    [Fact]
    public void Rejecting_leaves_only_essential_cookies()
    {
        Visitor.GoTo("/");

        Choose("reject");
        Visitor.Tour();

        Visitor.Cookies().Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    [Fact]
    public void Choosing_tracking_alone_keeps_the_other_kinds_out()
    {
        Visitor.GoTo("/");

        Visitor.Press(Banner + " [data-consent-open]");
        Visitor.UntilShown(Purposes + " input[name=category]");
        Visitor.TickOnly(Purposes, "tracking");
        Choose("save", Purposes);
        Visitor.Tour();

        Visitor.Cookies().Should().Contain(HelpDeskCookies.Tracking)
            .And.BeSubsetOf([.. HelpDeskCookies.Essential, .. HelpDeskCookies.Tracking, .. HelpDeskCookies.ThirdPartyTracking]);
    }

    [Fact]
    public void After_withdrawing_only_essential_cookies_are_left()
    {
        Visitor.GoTo("/");
        Choose("accept");
        Visitor.Tour();

        Visitor.GoTo(PrivacyChoicesPage.Path);
        Choose("reject", "main");
        Visitor.Tour();

        Visitor.Cookies().Should().BeSubsetOf(HelpDeskCookies.Essential);
    }

    [Fact]
    public void A_choice_leaves_the_visitor_on_the_page_where_it_was_made()
    {
        Visitor.GoTo(HelpDeskPage.Article);

        Choose("accept");

        Visitor.Path.Should().Be(HelpDeskPage.Article);
    }
}
