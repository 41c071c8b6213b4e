namespace NetHelpDesk.Consent.BrowserTests;

public sealed class WithoutJavaScriptInFirefoxTests(FirefoxFixture browser, SiteFixture site) : WithoutJavaScriptTests(browser, site);
