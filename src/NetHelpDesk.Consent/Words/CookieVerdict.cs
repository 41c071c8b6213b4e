namespace NetHelpDesk.Consent;

/// <summary>What happened to one cookie of a request or a response, and why. Never holds the cookie's value.</summary>
/// <param name="CookieName">The cookie's name; empty for a cookie without one.</param>
/// <param name="Category">The name of its category; <see langword="null"/> where nothing classifies it.</param>
/// <param name="Action">What happened to it.</param>
/// <param name="Reason">Why.</param>
/// <param name="ClassifiedBy">What told its category.</param>
/// <param name="Enforced">
/// <see langword="false"/> where <see cref="EnforcementMode.ReportOnly"/> left the response as it was.
/// </param>
/// <param name="Rule">
/// The name or pattern, in the site's declarations or in the catalogue, that told its category; <see langword="null"/>
/// where none did.
/// </param>
public readonly record struct CookieVerdict(
    string CookieName,
    string? Category,
    CookieAction Action,
    VerdictReason Reason,
    ClassificationSource ClassifiedBy,
    bool Enforced,
    string? Rule = null);
