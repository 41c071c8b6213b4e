using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Decisions;

/// <summary>
/// What the store has of a grant whose signature cannot be checked here. Kept on the request as a feature, since few
/// requests have one.
/// </summary>
/// <param name="Reference">The record.</param>
/// <param name="Granted">What was granted in it, as far as it still counts.</param>
/// <param name="SignalPresent">Whether Global Privacy Control was present.</param>
internal sealed record FoundGrant(RecordReference Reference, CategoryMask Granted, bool SignalPresent);
