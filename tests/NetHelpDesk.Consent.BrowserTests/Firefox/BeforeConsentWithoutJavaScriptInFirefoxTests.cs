namespace NetHelpDesk.Consent.BrowserTests;

public sealed class BeforeConsentWithoutJavaScriptInFirefoxTests(FirefoxFixture browser, WatchedSiteFixture site)
    : BeforeConsentTests(browser, site)
{
    protected override bool JavaScript => false;
}
