namespace NetHelpDesk.Consent;

/// <summary>A cookie known to the package. One that is exempt says why (WP194, Opinion 04/2012).</summary>
internal sealed record CatalogueEntry(string Pattern, string Category, string Provider, string? ExemptBecause = null)
{
    /// <summary>
    /// Its name alone tells that it follows the visitor, so that it may be hidden and expired undeclared. Others may be
    /// a cookie of another application on the same host.
    /// </summary>
    public bool IsTracker => Category is CookieCategory.Tracking or CookieCategory.Advertising;
}
