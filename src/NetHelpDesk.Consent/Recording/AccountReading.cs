using NetHelpDesk.Consent.Decisions;

namespace NetHelpDesk.Consent.Recording;

/// <summary>What the store says of an account.</summary>
/// <param name="Consent">What was decided with it.</param>
/// <param name="Records">The records that say so.</param>
internal sealed record AccountReading(AccountConsent Consent, IReadOnlySet<Guid> Records);
