namespace NetHelpDesk.Consent.BrowserTests;

public sealed class ChoiceWithoutJavaScriptInWebKitTests(WebKitFixture webKit, SiteFixture site) : ChoiceInWebKitTests(webKit, site)
{
    protected override string[] Settings => ["--enable-javascript=false"];

    protected override string Purposes => "main";
}
