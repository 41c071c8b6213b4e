using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace NetHelpDesk.Consent;

/// <summary>Keeps records in the tables that <c>AddConsentRecords</c> describes.</summary>
internal sealed class EntityFrameworkRecordStore<TContext>(RecordDatabase<TContext> database, TimeProvider clock) : IConsentRecordStore
    where TContext : DbContext
{
    /// <summary>How many records are read at a time: a long export holds neither memory nor a snapshot of the database.</summary>
    private const int PageSize = 2000;

    /// <summary>Visitors can have as many texts stored as there are mixtures of decisions.</summary>
    private const int MaxKnownTexts = 1000;

    /// <summary>Texts that are stored. Few are shown to many; what is forgotten is looked for in the database again.</summary>
    private readonly ConcurrentDictionary<string, bool> _knownTexts = new(StringComparer.Ordinal);

    private readonly RecordInserter _inserter = new(clock);

    public async Task AppendAsync(ConsentRecordBatch batch, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(batch);
        await using var scope = await database.OpenAsync(cancellationToken);
        var context = RecordDatabase<TContext>.ContextOf(scope);
        var texts = batch.Texts.Where(text => !_knownTexts.ContainsKey(text.Hash)).OrderBy(text => text.Hash, StringComparer.Ordinal).ToArray();

        // A strategy that tries again, as the application may have set, wants the whole transaction in its hands.
        await context.Database.CreateExecutionStrategy().ExecuteAsync(
            token => _inserter.InsertAsync(context, batch with { Texts = texts }, token), cancellationToken);
        if (_knownTexts.Count + texts.Length > MaxKnownTexts)
        {
            _knownTexts.Clear();
        }

        foreach (var text in texts)
        {
            _knownTexts.TryAdd(text.Hash, true);
        }
    }

    public async IAsyncEnumerable<ConsentRecord> FindAsync(
        ConsentRecordQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var left = query.Limit ?? int.MaxValue;
        while (left > 0)
        {
            var wanted = Math.Min(left, PageSize);
            var page = await ReadPageAsync(query with { Limit = wanted }, cancellationToken);
            foreach (var row in page)
            {
                yield return row.ToRecord();
            }

            if (page.Count < wanted)
            {
                yield break;
            }

            left -= wanted;
            query = query with { After = (new DateTimeOffset(DateTime.SpecifyKind(page[^1].At, DateTimeKind.Utc)), page[^1].Id) };
        }
    }

    public async Task<long> CountAsync(ConsentRecordQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await using var scope = await database.OpenAsync(cancellationToken);
        return await RecordSearch.Filter(RecordDatabase<TContext>.ContextOf(scope), query).LongCountAsync(cancellationToken);
    }

    public async Task<ShownText?> FindTextAsync(string hash, CancellationToken cancellationToken)
    {
        await using var scope = await database.OpenAsync(cancellationToken);
        var row = await RecordDatabase<TContext>.ContextOf(scope).Set<TextRow>().AsNoTracking()
            .SingleOrDefaultAsync(text => text.Hash == hash, cancellationToken);
        return row is null ? null : new ShownText(row.Hash, row.Text);
    }

    public async Task<IReadOnlyList<ConsentTally>> TallyAsync(DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        await using var scope = await database.OpenAsync(cancellationToken);
        var rows = await RecordDatabase<TContext>.ContextOf(scope).Set<TallyRow>().AsNoTracking()
            .Where(tally => tally.Day >= first && tally.Day <= last)
            .OrderBy(tally => tally.Day).ThenBy(tally => tally.Category)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new ConsentTally(
            row.Day, row.Category, row.Language, row.PolicyVersion, row.Granted, row.Refused, row.Withdrawn))];
    }

    public async Task<int?> DeleteAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        await using var scope = await database.OpenAsync(cancellationToken);
        var context = RecordDatabase<TContext>.ContextOf(scope);
        return await context.Database.CreateExecutionStrategy().ExecuteAsync(
            token => RecordDeleter.DeleteAsync(context, before.UtcDateTime, most, clock.GetUtcNow().UtcDateTime, token), cancellationToken);
    }

    private async Task<List<RecordRow>> ReadPageAsync(ConsentRecordQuery query, CancellationToken cancellationToken)
    {
        await using var scope = await database.OpenAsync(cancellationToken);
        return await RecordSearch.Page(RecordDatabase<TContext>.ContextOf(scope), query).ToListAsync(cancellationToken);
    }
}
