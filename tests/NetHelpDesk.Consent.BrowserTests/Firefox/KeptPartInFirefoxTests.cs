namespace NetHelpDesk.Consent.BrowserTests;

public sealed class KeptPartInFirefoxTests(FirefoxFixture browser, SiteFixture site) : KeptPartTests(browser, site);
