namespace NetHelpDesk.Consent.BrowserTests;

public sealed class ThirdPartyInFirefoxTests(FirefoxFixture browser, SiteFixture site) : ThirdPartyTests(browser, site);
