namespace NetHelpDesk.Consent;

/// <summary>What is written together, in one transaction.</summary>
public sealed record ConsentRecordBatch
{
    /// <summary>
    /// The records to add. One whose id the store has already is left as it is. One of
    /// <see cref="ConsentRecordKind.Voided"/> whose <see cref="ConsentRecord.Previous"/> it has not is left out: what
    /// it voids never became durable.
    /// </summary>
    public required IReadOnlyList<ConsentRecord> Records { get; init; }

    /// <summary>The texts that the records refer to; those that the store has already are left as they are.</summary>
    public required IReadOnlyList<ShownText> Texts { get; init; }

    /// <summary>
    /// First refusals, which are only counted. They come with <see cref="Writer"/> and <see cref="Sequence"/>, and are
    /// added only where the store has not seen that number, or a higher one, of that writer.
    /// </summary>
    public required IReadOnlyList<ConsentTally> FirstRefusals { get; init; }

    /// <summary>The process that counted the first refusals: another id at each start.</summary>
    public Guid Writer { get; init; }

    /// <summary>
    /// Numbers the writer's first refusals, upwards from 1: the same ones come again under the same number where it is
    /// not known whether they were added.
    /// </summary>
    public long Sequence { get; init; }

    /// <summary>
    /// The visitors to forget once the records are added: whatever could tell them from others
    /// (<see cref="ConsentRecord.Subject"/>, <see cref="ConsentRecord.Address"/>,
    /// <see cref="ConsentRecord.UserAgent"/>) is blanked in all their records.
    /// </summary>
    public required IReadOnlyList<string> Forgotten { get; init; }

    /// <summary>
    /// The accounts to forget, in the same way: in all their records the same is blanked, and so is
    /// <see cref="ConsentRecord.Account"/>, save in those of <see cref="ConsentRecordKind.Withdrawn"/>. These must be
    /// found, so that the account's other devices follow them.
    /// </summary>
    public IReadOnlyList<string> ForgottenAccounts { get; init; } = [];
}
