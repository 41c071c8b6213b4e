namespace NetHelpDesk.Consent.Recording;

/// <summary>Why a decision has no record.</summary>
internal enum RecordFailure
{
    /// <summary>The store did not answer that it is durable.</summary>
    StoreFailed,

    /// <summary>The client decided more often than <see cref="RecordOptions.MaxPerMinute"/>.</summary>
    TooMany,
}
