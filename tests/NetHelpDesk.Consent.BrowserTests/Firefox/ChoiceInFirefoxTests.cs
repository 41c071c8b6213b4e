namespace NetHelpDesk.Consent.BrowserTests;

public sealed class ChoiceInFirefoxTests(FirefoxFixture browser, SiteFixture site) : ChoiceTests(browser, site);
