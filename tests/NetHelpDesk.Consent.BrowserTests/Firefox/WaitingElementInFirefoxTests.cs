namespace NetHelpDesk.Consent.BrowserTests;

public sealed class WaitingElementInFirefoxTests(FirefoxFixture browser, SiteFixture site) : WaitingElementTests(browser, site);
