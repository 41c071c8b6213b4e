namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The help desk with the pages that show what a developer can do with the banner.</summary>
public sealed class DevelopmentSiteFixture() : SiteFixture(["--environment=Development"]);
