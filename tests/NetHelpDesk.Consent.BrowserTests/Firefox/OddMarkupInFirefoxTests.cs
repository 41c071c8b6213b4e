namespace NetHelpDesk.Consent.BrowserTests;

public sealed class OddMarkupInFirefoxTests(FirefoxFixture browser, SiteFixture site) : OddMarkupTests(browser, site);
