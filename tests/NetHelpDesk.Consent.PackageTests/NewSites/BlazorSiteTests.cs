namespace NetHelpDesk.Consent.PackageTests;

public sealed class BlazorSiteTests(Chromium browser, BlazorSite site) : NewSiteTests(browser, site), IClassFixture<BlazorSite>;
