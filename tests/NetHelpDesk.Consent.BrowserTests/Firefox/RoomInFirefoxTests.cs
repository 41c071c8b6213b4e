namespace NetHelpDesk.Consent.BrowserTests;

public sealed class RoomInFirefoxTests(FirefoxFixture browser, SiteFixture site) : RoomTests(browser, site);
