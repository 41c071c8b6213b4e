namespace NetHelpDesk.Consent.BrowserTests;

public sealed class GateInFirefoxTests(FirefoxFixture browser, SiteFixture site) : GateTests(browser, site);
