namespace NetHelpDesk.Consent.BrowserTests;

public sealed class WaitingElementWithoutJavaScriptInFirefoxTests(FirefoxFixture browser, SiteFixture site) : WaitingElementWithoutJavaScriptTests(browser, site);
