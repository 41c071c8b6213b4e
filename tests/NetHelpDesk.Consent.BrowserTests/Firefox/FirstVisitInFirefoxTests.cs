namespace NetHelpDesk.Consent.BrowserTests;

public sealed class FirstVisitInFirefoxTests(FirefoxFixture browser, SiteFixture site) : FirstVisitTests(browser, site);
