namespace NetHelpDesk.Consent.PackageTests;

public sealed class WebApiSiteTests(Chromium browser, WebApiSite site) : NewSiteTests(browser, site), IClassFixture<WebApiSite>;
