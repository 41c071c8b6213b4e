using System.Collections.Concurrent;

namespace NetHelpDesk.Consent.Tests.Records;

/// <summary>A store in memory, which a test can make fail or wait.</summary>
internal sealed class TestRecordStore : IConsentRecordStore
{
    private readonly ConcurrentQueue<ConsentRecordBatch> _batches = new();

    public bool Fails { get; set; }

    /// <summary>The batch is written, but whoever wrote it is not told so.</summary>
    public bool FailsAfterwards { get; set; }

    public bool FailsToRead { get; set; }

    /// <summary>How often records were asked for.</summary>
    public int Readings { get; private set; }

    /// <summary>What a batch waits for before it is durable.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>How many batches came to the gate.</summary>
    public int Arrived { get; private set; }

    public IReadOnlyList<ConsentRecordBatch> Batches => [.. _batches];

    public IReadOnlyList<ConsentRecord> Records => [.. _batches.SelectMany(batch => batch.Records)];

    public Queue<int?> Deletions { get; } = new();

    public List<DateTimeOffset> DeletedBefore { get; } = [];

    public async Task AppendAsync(ConsentRecordBatch batch, CancellationToken cancellationToken)
    {
        Arrived++;

        // As SQLite does, it does not heed its cancellation.
        await Gate;
        if (Fails)
        {
            throw new IOException("The disk is full.");
        }

        var ids = Records.Select(record => record.Id).ToHashSet();
        _batches.Enqueue(batch with
        {
            Records =
            [
                .. batch.Records.Where(record => !ids.Contains(record.Id)
                    && (record.Kind != ConsentRecordKind.Voided || ids.Contains(record.Previous!.Value))),
            ],
        });
        if (FailsAfterwards)
        {
            throw new IOException("The connection broke.");
        }
    }

    public async IAsyncEnumerable<ConsentRecord> FindAsync(
        ConsentRecordQuery query, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        Readings++;
        if (FailsToRead)
        {
            throw new IOException("The database is away.");
        }

        var forgotten = _batches.SelectMany(batch => batch.Forgotten).ToHashSet();
        var found = Records
            .Select(record => record.Subject is { } subject && forgotten.Contains(subject) ? record with { Subject = null } : record)
            .Where(record => query.Subject is null || record.Subject == query.Subject)
            .Where(record => query.Account is null || record.Account == query.Account)
            .Where(record => (query.From is null || record.At >= query.From) && (query.Until is null || record.At < query.Until))
            .Where(record => query.PolicyVersion is null || record.PolicyVersion == query.PolicyVersion);
        foreach (var record in (query.NewestFirst ? found.Reverse() : found).Take(query.Limit ?? int.MaxValue))
        {
            yield return record;
        }
    }

    public async Task<long> CountAsync(ConsentRecordQuery query, CancellationToken cancellationToken) =>
        await FindAsync(query, cancellationToken).CountAsync(cancellationToken);

    public Task<ShownText?> FindTextAsync(string hash, CancellationToken cancellationToken) =>
        Task.FromResult(_batches.SelectMany(batch => batch.Texts).FirstOrDefault(text => text.Hash == hash));

    public Task<IReadOnlyList<ConsentTally>> TallyAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ConsentTally>>(
            [.. ConsentTally.Sum(ConsentTally.Of(Records).Concat(_batches.SelectMany(batch => batch.FirstRefusals)))]);

    public Task<int?> DeleteAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        DeletedBefore.Add(before);
        return Task.FromResult(Deletions.TryDequeue(out var deleted) ? deleted : 0);
    }
}
