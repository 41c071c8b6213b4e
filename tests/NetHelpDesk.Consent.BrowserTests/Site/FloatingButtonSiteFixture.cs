namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The help desk with a floating button, and a banner in the corner.</summary>
public sealed class FloatingButtonSiteFixture()
    : SiteFixture(["--NetHelpDeskConsent:FloatingButton=true", "--NetHelpDeskConsent:BannerPosition=Corner"]);
