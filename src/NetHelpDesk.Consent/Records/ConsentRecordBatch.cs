namespace NetHelpDesk.Consent;

/// <summary>What is written together, in one transaction.</summary>
public sealed record ConsentRecordBatch
{
    /// <summary>The records to add. One whose id the store has already is left as it is.</summary>
    public required IReadOnlyList<ConsentRecord> Records { get; init; }

    /// <summary>The texts that the records refer to; those that the store has already are left as they are.</summary>
    public required IReadOnlyList<ShownText> Texts { get; init; }

    /// <summary>First refusals, which are only counted.</summary>
    public required IReadOnlyList<ConsentTally> FirstRefusals { get; init; }

    /// <summary>
    /// The visitors to forget once the records are added: whatever could tell them from others
    /// (<see cref="ConsentRecord.Subject"/>, <see cref="ConsentRecord.Address"/>,
    /// <see cref="ConsentRecord.UserAgent"/>) is blanked in all their records.
    /// </summary>
    public required IReadOnlyList<string> Forgotten { get; init; }
}
