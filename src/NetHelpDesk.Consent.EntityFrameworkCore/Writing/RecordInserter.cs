using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace NetHelpDesk.Consent;

/// <summary>Writes a batch in one transaction.</summary>
internal sealed class RecordInserter(TimeProvider clock)
{
    private const string KeepWhatIsThere = "ON CONFLICT DO NOTHING";

    private static readonly string[] RecordColumns =
    [
        nameof(RecordRow.Id), nameof(RecordRow.Subject), nameof(RecordRow.At), nameof(RecordRow.Kind),
        nameof(RecordRow.Categories), nameof(RecordRow.PolicyVersion), nameof(RecordRow.Language),
        nameof(RecordRow.Source), nameof(RecordRow.Site), nameof(RecordRow.Region), nameof(RecordRow.TextHash),
        nameof(RecordRow.GlobalPrivacyControl), nameof(RecordRow.Previous), nameof(RecordRow.Address),
        nameof(RecordRow.UserAgent), nameof(RecordRow.Account),
    ];

    public async Task InsertAsync(DbContext context, ConsentRecordBatch batch, CancellationToken cancellationToken)
    {
        var dialect = Dialect.Of(context);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await dialect.MakeDurableAsync(context.Database.GetDbConnection(), cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var raw = transaction.GetDbTransaction();
        await InsertTextsAsync(context, dialect, raw, batch.Texts, cancellationToken);
        var added = await InsertRecordsAsync(context, dialect, raw, batch.Records, cancellationToken);
        var refusals = await AreNewAsync(context, dialect, raw, batch, cancellationToken) ? batch.FirstRefusals : [];
        await AddTalliesAsync(context, dialect, raw, ConsentTally.Sum(ConsentTally.Of(added).Concat(refusals)), cancellationToken);
        await ForgetAsync(context.Set<RecordRow>(), batch, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task InsertTextsAsync(
        DbContext context, Dialect dialect, DbTransaction transaction, IReadOnlyList<ShownText> texts, CancellationToken cancellationToken)
    {
        if (texts.Count > 0)
        {
            await dialect.InsertAsync(
                transaction,
                RowTable.Of<TextRow>(context, nameof(TextRow.Hash), nameof(TextRow.Text)),
                [.. texts.Select(text => new object?[] { text.Hash, text.Text })],
                KeepWhatIsThere,
                cancellationToken);
        }
    }

    /// <summary>The records that were not there before.</summary>
    private static async Task<IEnumerable<ConsentRecord>> InsertRecordsAsync(
        DbContext context, Dialect dialect, DbTransaction transaction, IReadOnlyList<ConsentRecord> records, CancellationToken cancellationToken)
    {
        records = await WithoutVoidOfNothingAsync(context, records, cancellationToken);
        if (records.Count == 0)
        {
            return [];
        }

        var added = await dialect.InsertAsync(
            transaction, RowTable.Of<RecordRow>(context, RecordColumns), [.. records.Select(ValuesOf)], KeepWhatIsThere, cancellationToken);
        return added.Select(index => records[index]);
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

    /// <summary>Whether the first refusals are not there yet: a batch whose end was not known comes again.</summary>
    private async Task<bool> AreNewAsync(
        DbContext context, Dialect dialect, DbTransaction transaction, ConsentRecordBatch batch, CancellationToken cancellationToken)
    {
        if (batch.FirstRefusals.Count == 0)
        {
            return false;
        }

        var table = RowTable.Of<WriterRow>(context, nameof(WriterRow.Writer), nameof(WriterRow.Sequence), nameof(WriterRow.At));
        var (writer, sequence, at) = (table.Columns[0], table.Columns[1], table.Columns[2]);
        var added = await dialect.InsertAsync(
            transaction,
            table,
            [[batch.Writer, batch.Sequence, clock.GetUtcNow().UtcDateTime]],
            $"ON CONFLICT ({writer}) DO UPDATE SET {sequence} = excluded.{sequence}, {at} = excluded.{at} " +
                $"WHERE {table.Name}.{sequence} < excluded.{sequence}",
            cancellationToken);
        return added.Count > 0;
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

    private static async Task AddTalliesAsync(
        DbContext context, Dialect dialect, DbTransaction transaction, IEnumerable<ConsentTally> tallies, CancellationToken cancellationToken)
    {
        object?[][] rows =
        [
            .. tallies.Select(tally => new object?[]
            {
                tally.Day, tally.Category, tally.Language, tally.PolicyVersion, tally.Granted, tally.Refused, tally.Withdrawn,
            }),
        ];
        if (rows.Length == 0)
        {
            return;
        }

        var table = RowTable.Of<TallyRow>(
            context,
            nameof(TallyRow.Day),
            nameof(TallyRow.Category),
            nameof(TallyRow.Language),
            nameof(TallyRow.PolicyVersion),
            nameof(TallyRow.Granted),
            nameof(TallyRow.Refused),
            nameof(TallyRow.Withdrawn));
        var key = string.Join(", ", table.Columns.Take(4));
        var sums = string.Join(", ", table.Columns.Skip(4).Select(column => $"{column} = {table.Name}.{column} + excluded.{column}"));
        await dialect.InsertAsync(transaction, table, rows, $"ON CONFLICT ({key}) DO UPDATE SET {sums}", cancellationToken);
    }

    private static object?[] ValuesOf(ConsentRecord record)
    {
        var row = RecordRow.Of(record);
        return
        [
            row.Id, row.Subject, row.At, row.Kind, row.Categories, row.PolicyVersion, row.Language, row.Source, row.Site,
            row.Region, row.TextHash, row.GlobalPrivacyControl, row.Previous, row.Address, row.UserAgent, row.Account,
        ];
    }
}
