namespace NetHelpDesk.Consent.BrowserTests;

public sealed class CookieGuardInWebKitTests(WebKitFixture webKit, SiteFixture site) : WebKitTest(webKit, site)
{
    [Fact]
    public async Task Without_consent_a_script_writes_only_what_needs_none()
    {
        await using var guarded = await CookieGuardTests.StartAsync();
        Visitor.GoTo(guarded.Address);

        Visitor.Do(CookieGuardTests.WriteAll);

        Visitor.Cookies().Should().BeEquivalentTo("login", "plain");
    }

    [Fact]
    public async Task What_the_visitor_granted_is_written_until_it_is_refused()
    {
        await using var guarded = await CookieGuardTests.StartAsync();
        Visitor.GoTo(guarded.Address);

        Visitor.ChooseFromScript("save", "tracking");
        Visitor.Do(CookieGuardTests.WriteAll);
        var granted = Visitor.Cookies();
        Visitor.ChooseFromScript("reject");
        Visitor.Do(CookieGuardTests.WriteAll);

        granted.Should().BeEquivalentTo(".NetHelpDesk.Consent", "login", "plain", "lead", "leadC1", "_ga", "spaced lead");
        Visitor.Cookies().Should().BeEquivalentTo(".NetHelpDesk.Consent", "login", "plain");
    }
}
