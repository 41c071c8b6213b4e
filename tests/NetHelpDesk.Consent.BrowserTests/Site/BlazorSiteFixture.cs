using NetHelpDesk.OtherSites.Blazor;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A Blazor Web App.</summary>
public sealed class BlazorSiteFixture() : OtherSiteFixture(BlazorSite.Build);
