namespace NetHelpDesk.Consent.BrowserTests;

public sealed class ThirdPartyInWebKitTests(WebKitFixture webKit, SiteFixture site) : WebKitTest(webKit, site)
{
    private const string Placeholder = "[data-consent-placeholder]";

    private const string Video = "iframe.video";

    private const string HasCounted = "() => document.cookie.includes('_ga_') && document.cookie.includes('bc_pv_end')";

    [Fact]
    public void After_accepting_all_start_without_a_reload()
    {
        Visitor.GoTo(HelpDeskPage.Article);
        Visitor.Do("() => { window.isTheSamePage = true; }");

        Choose("accept");

        Visitor.Until("() => document.cookie.includes('__gads')");
        Visitor.Until(HasCounted);
        Visitor.UntilShown(Video);
        Visitor.Find<bool>("() => window.isTheSamePage").Should().BeTrue();
    }

    [Fact]
    public void Allowing_an_embed_starts_its_category_on_the_spot_and_decides_nothing_else()
    {
        Visitor.GoTo(HelpDeskPage.Article);

        Visitor.Press(Placeholder + " a");

        Visitor.UntilShown(Video);
        Visitor.Until(HasCounted);
        Visitor.UntilShown(Banner);
        Visitor.Cookies().Should().NotContain(HelpDeskCookies.ThirdPartyAdvertising);
    }

    [Fact]
    public void A_withdrawal_in_the_page_reloads_it_and_they_are_gone()
    {
        Visitor.GoTo(HelpDeskPage.Article);
        Choose("accept");
        Visitor.Until(HasCounted);

        Visitor.ChooseFromScript("reject");

        Visitor.UntilShown(Placeholder);
        Visitor.UntilAway(Video);
        Visitor.Cookies().Should().NotContain(HelpDeskCookies.ThirdParty);
    }
}
