using NetHelpDesk.Consent.Recording;

namespace NetHelpDesk.Consent;

/// <summary>
/// A grant could not be recorded, so it did not take effect (<see cref="IConsentRecordStore"/>). Ask the visitor to try
/// again later.
/// </summary>
#pragma warning disable CA1032 // Only the library throws it.
public sealed class ConsentNotRecordedException : Exception
#pragma warning restore CA1032
{
    internal ConsentNotRecordedException(RecordFailure reason)
        : base(reason == RecordFailure.TooMany
            ? "Too many choices came from this address. Please try again later."
            : "The consent could not be recorded, so nothing was switched on. Please try again.") =>
        Reason = reason;

    internal RecordFailure Reason { get; }
}
