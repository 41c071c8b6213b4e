using NetHelpDesk.OtherSites.Minimal;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Files, and an API.</summary>
public sealed class MinimalSiteFixture() : OtherSiteFixture(MinimalSite.Build);
