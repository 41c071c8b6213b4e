using NetHelpDesk.OtherSites.Mvc;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Controllers and views.</summary>
public sealed class MvcSiteFixture() : OtherSiteFixture(MvcSite.Build);
