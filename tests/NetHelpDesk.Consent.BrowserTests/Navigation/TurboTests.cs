namespace NetHelpDesk.Consent.BrowserTests;

public sealed class TurboTests(BrowserFixture browser, ClientSideSite site)
    : ClientSideNavigationTests(browser, site, "/turbo/tag/Home"), IClassFixture<ClientSideSite>;
