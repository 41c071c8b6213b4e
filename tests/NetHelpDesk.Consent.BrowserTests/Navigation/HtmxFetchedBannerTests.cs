namespace NetHelpDesk.Consent.BrowserTests;

public sealed class HtmxFetchedBannerTests(BrowserFixture browser, ClientSideSite site)
    : ClientSideNavigationTests(browser, site, "/htmx/script/Home"), IClassFixture<ClientSideSite>;
