using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace NetHelpDesk.Consent;

/// <summary>Writes a batch in one transaction.</summary>
internal sealed class RecordInserter(TimeProvider clock)
{
    public async Task InsertAsync(DbContext context, ConsentRecordBatch batch, CancellationToken cancellationToken)
    {
        var dialect = Dialect.Of(context);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await dialect.MakeDurableAsync(context.Database.GetDbConnection(), cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        await AddAsync(
            dialect,
            transaction.GetDbTransaction(),
            RecordTables.Of(context),
            batch with { Records = await WithoutVoidOfNothingAsync(context, batch.Records, cancellationToken) },
            cancellationToken);
        await ForgetAsync(context.Set<RecordRow>(), batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Sends everything at once, with tallies as if all of it were new, as it nearly always is. What was there already,
    /// since a batch whose end was not known comes again, is then taken from them: nobody sees them before the commit.
    /// </summary>
    private async Task AddAsync(
        Dialect dialect, DbTransaction transaction, RecordTables tables, ConsentRecordBatch batch, CancellationToken cancellationToken)
    {
        var distinct = batch.Records.DistinctBy(record => record.Id).ToArray();
        var records = tables.Records(distinct);
        var writer = tables.Writer(batch, clock.GetUtcNow().UtcDateTime);
        await dialect.InsertAsync(
            transaction,
            [tables.Texts(batch.Texts), records, writer, tables.Tallies(TalliesOf(distinct, batch.FirstRefusals))],
            cancellationToken);
        var knownRecords = distinct.Where(record => !records.Added.Contains(record.Id));
        var knownRefusals = writer.Added.Count == 0 ? batch.FirstRefusals : [];
        var countedTwice = tables.Tallies(TalliesOf(knownRecords, knownRefusals).Select(Negative));
        if (countedTwice.Rows.Count > 0)
        {
            await dialect.InsertAsync(transaction, [countedTwice], cancellationToken);
        }
    }

    /// <summary>Most batches that fail leave nothing to be voided.</summary>
    private static async Task<IReadOnlyList<ConsentRecord>> WithoutVoidOfNothingAsync(
        DbContext context, IReadOnlyList<ConsentRecord> records, CancellationToken cancellationToken)
    {
        var voided = records.Where(record => record.Kind == ConsentRecordKind.Voided).Select(record => record.Previous!.Value).ToArray();
        if (voided.Length == 0)
        {
            return records;
        }

        var known = await context.Set<RecordRow>().Where(row => voided.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken);
        return [.. records.Where(record => record.Kind != ConsentRecordKind.Voided || known.Contains(record.Previous!.Value))];
    }

    private static async Task ForgetAsync(DbSet<RecordRow> rows, ConsentRecordBatch batch, CancellationToken cancellationToken)
    {
        foreach (var subject in batch.Forgotten)
        {
            var known = rows.Where(row => row.Subject == subject);
            await RemoveAccountAsync(known, cancellationToken);
            await BlankAsync(known, cancellationToken);
        }

        foreach (var account in batch.ForgottenAccounts)
        {
            var known = rows.Where(row => row.Account == account);
            await BlankAsync(known, cancellationToken);
            await RemoveAccountAsync(known, cancellationToken);
        }
    }

    private static Task<int> BlankAsync(IQueryable<RecordRow> rows, CancellationToken cancellationToken) => rows.ExecuteUpdateAsync(
        row => row
            .SetProperty(blank => blank.Subject, (string?)null)
            .SetProperty(blank => blank.Address, (string?)null)
            .SetProperty(blank => blank.UserAgent, (string?)null),
        cancellationToken);

    /// <summary>Other devices of the account must still find that it withdrew.</summary>
    private static Task<int> RemoveAccountAsync(IQueryable<RecordRow> rows, CancellationToken cancellationToken) => rows
        .Where(row => row.Kind != nameof(ConsentRecordKind.Withdrawn))
        .ExecuteUpdateAsync(row => row.SetProperty(blank => blank.Account, (string?)null), cancellationToken);

    private static IEnumerable<ConsentTally> TalliesOf(IEnumerable<ConsentRecord> records, IEnumerable<ConsentTally> firstRefusals) =>
        ConsentTally.Sum(ConsentTally.Of(records).Concat(firstRefusals));

    private static ConsentTally Negative(ConsentTally tally) =>
        tally with { Granted = -tally.Granted, Refused = -tally.Refused, Withdrawn = -tally.Withdrawn };
}
