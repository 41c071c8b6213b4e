namespace NetHelpDesk.Consent;

/// <summary>A cookie known to the package. One that is exempt says why (WP194, Opinion 04/2012).</summary>
internal sealed record CatalogueEntry(string Pattern, string Category, string Provider, string? ExemptBecause = null);
