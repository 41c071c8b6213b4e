namespace NetHelpDesk.Consent.BrowserTests;

public sealed class BeforeConsentInFirefoxTests(FirefoxFixture browser, WatchedSiteFixture site) : BeforeConsentTests(browser, site);
