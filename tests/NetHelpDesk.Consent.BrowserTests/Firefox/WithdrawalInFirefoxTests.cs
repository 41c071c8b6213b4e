namespace NetHelpDesk.Consent.BrowserTests;

public sealed class WithdrawalInFirefoxTests(FirefoxFixture browser, SiteFixture site) : WithdrawalTests(browser, site);
