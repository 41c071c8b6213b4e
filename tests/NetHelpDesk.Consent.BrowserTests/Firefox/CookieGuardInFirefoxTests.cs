namespace NetHelpDesk.Consent.BrowserTests;

public sealed class CookieGuardInFirefoxTests(FirefoxFixture browser, SiteFixture site) : CookieGuardTests(browser, site);
