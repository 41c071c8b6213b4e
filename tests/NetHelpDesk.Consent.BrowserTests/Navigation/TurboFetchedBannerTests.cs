namespace NetHelpDesk.Consent.BrowserTests;

public sealed class TurboFetchedBannerTests(BrowserFixture browser, ClientSideSite site)
    : ClientSideNavigationTests(browser, site, "/turbo/script/Home"), IClassFixture<ClientSideSite>;
