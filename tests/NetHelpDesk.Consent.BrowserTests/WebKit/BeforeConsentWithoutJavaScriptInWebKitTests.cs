namespace NetHelpDesk.Consent.BrowserTests;

public sealed class BeforeConsentWithoutJavaScriptInWebKitTests(WebKitFixture webKit, WatchedSiteFixture site)
    : BeforeConsentInWebKitTests(webKit, site)
{
    protected override string[] Settings => ["--enable-javascript=false"];
}
