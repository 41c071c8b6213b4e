namespace NetHelpDesk.Consent;

/// <summary>What told the category of a cookie; the first that applies, in this order.</summary>
public enum ClassificationSource
{
    /// <summary>A declaration in <see cref="ConsentOptions.Cookies"/>.</summary>
    SiteRule,

    /// <summary>The category that code gave with <c>CookieOptions.InCategory</c>.</summary>
    Label,

    /// <summary><c>CookieOptions.IsEssential</c>, where <see cref="ConsentOptions.TrustIsEssential"/> is on.</summary>
    IsEssential,

    /// <summary>The cookies known to the package.</summary>
    Catalogue,

    /// <summary>Nothing; <see cref="ConsentOptions.UnknownCookies"/> decides.</summary>
    Unknown,
}
