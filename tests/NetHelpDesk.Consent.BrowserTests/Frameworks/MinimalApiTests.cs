namespace NetHelpDesk.Consent.BrowserTests;

public sealed class MinimalApiTests(BrowserFixture browser, MinimalSiteFixture site)
    : FrameworkTests(browser, site, OtherSiteFixture.Tracking, "/about.html"), IClassFixture<MinimalSiteFixture>;
