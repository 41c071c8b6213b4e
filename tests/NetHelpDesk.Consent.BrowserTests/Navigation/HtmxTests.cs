namespace NetHelpDesk.Consent.BrowserTests;

public sealed class HtmxTests(BrowserFixture browser, ClientSideSite site)
    : ClientSideNavigationTests(browser, site, "/htmx/tag/Home"), IClassFixture<ClientSideSite>;
