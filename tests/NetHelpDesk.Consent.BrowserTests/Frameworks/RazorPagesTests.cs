namespace NetHelpDesk.Consent.BrowserTests;

public sealed class RazorPagesTests(BrowserFixture browser, SiteFixture site)
    : FrameworkTests(browser, site, HelpDeskCookies.Tracking.Single(), HelpDeskPage.Article);
