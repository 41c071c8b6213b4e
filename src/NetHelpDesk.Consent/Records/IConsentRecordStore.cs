namespace NetHelpDesk.Consent;

/// <summary>
/// Keeps proof of consent. Register one with <see cref="ConsentBuilder.AddRecordStore{TStore}"/>: a grant then takes
/// effect only when its record is durable. The package NetHelpDesk.Consent.EntityFrameworkCore has one for SQLite and
/// PostgreSQL.
/// </summary>
/// <remarks>
/// The library batches what it writes and calls <see cref="AppendAsync"/> one batch at a time; everything else may be
/// called at any time.
/// </remarks>
public interface IConsentRecordStore
{
    /// <summary>
    /// Adds a batch, wholly or not at all, and returns when it would outlive a loss of power. A batch whose end was
    /// not known may come again: a record that is there already must not be added or tallied twice.
    /// </summary>
    /// <param name="batch">What to add.</param>
    /// <param name="cancellationToken">Gives up; the caller then takes the batch as not written.</param>
    Task AppendAsync(ConsentRecordBatch batch, CancellationToken cancellationToken);

    /// <summary>The records that are asked for, streamed: the whole answer need not fit into memory.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Stops.</param>
    IAsyncEnumerable<ConsentRecord> FindAsync(ConsentRecordQuery query, CancellationToken cancellationToken);

    /// <summary>How many records are asked for.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<long> CountAsync(ConsentRecordQuery query, CancellationToken cancellationToken);

    /// <summary>The text with this hash, if it is kept.</summary>
    /// <param name="hash">A <see cref="ConsentRecord.TextHash"/>.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<ShownText?> FindTextAsync(string hash, CancellationToken cancellationToken);

    /// <summary>How visitors decided from day to day, which stays when records are deleted.</summary>
    /// <param name="first">The first day.</param>
    /// <param name="last">The last day.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<IReadOnlyList<ConsentTally>> TallyAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken);

    /// <summary>Deletes some of the records that were made before a time.</summary>
    /// <param name="before">The time.</param>
    /// <param name="most">The most that are deleted by this call.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>How many were deleted; <see langword="null"/> where another node is deleting.</returns>
    Task<int?> DeleteAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);
}
