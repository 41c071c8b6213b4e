namespace NetHelpDesk.Consent.PackageTests;

public sealed class MvcSiteTests(Chromium browser, MvcSite site) : NewSiteTests(browser, site), IClassFixture<MvcSite>;
