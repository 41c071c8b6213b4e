using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Recording;

/// <summary>
/// A grant by <c>ITrackingConsentFeature.GrantConsent</c>, which cannot wait: its record is awaited when the response
/// starts. Kept on the request as a feature, since most requests have none.
/// </summary>
/// <param name="Before">The state that holds again where the record fails.</param>
/// <param name="Granted">What was granted.</param>
/// <param name="WasUnwritten">Whether a decision before it in the same request is still to be written.</param>
internal sealed record PendingGrant(ConsentState Before, CategoryMask Granted, bool WasUnwritten);
