namespace NetHelpDesk.Consent.BrowserTests;

public sealed class MvcTests(BrowserFixture browser, MvcSiteFixture site)
    : FrameworkTests(browser, site, OtherSiteFixture.Tracking, "/about"), IClassFixture<MvcSiteFixture>;
