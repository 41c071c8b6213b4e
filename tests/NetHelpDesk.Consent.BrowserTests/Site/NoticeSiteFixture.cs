namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The help desk where every category is in mode Notice.</summary>
public sealed class NoticeSiteFixture() : SiteFixture(["--NetHelpDeskConsent:Mode=Notice"]);
