using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace NetHelpDesk.Consent;

/// <summary>Writes a batch in one transaction.</summary>
internal static class RecordInserter
{
    private const string KeepWhatIsThere = "ON CONFLICT DO NOTHING";

    private static readonly string[] RecordColumns =
    [
        nameof(RecordRow.Id), nameof(RecordRow.Subject), nameof(RecordRow.At), nameof(RecordRow.Kind),
        nameof(RecordRow.Categories), nameof(RecordRow.PolicyVersion), nameof(RecordRow.Language),
        nameof(RecordRow.Source), nameof(RecordRow.Site), nameof(RecordRow.Region), nameof(RecordRow.TextHash),
        nameof(RecordRow.GlobalPrivacyControl), nameof(RecordRow.Previous), nameof(RecordRow.Address),
        nameof(RecordRow.UserAgent),
    ];

    public static async Task InsertAsync(DbContext context, ConsentRecordBatch batch, CancellationToken cancellationToken)
    {
        var dialect = Dialect.Of(context);
        await context.Database.OpenConnectionAsync(cancellationToken);
        await dialect.MakeDurableAsync(context.Database.GetDbConnection(), cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var raw = transaction.GetDbTransaction();
        await InsertTextsAsync(context, dialect, raw, batch.Texts, cancellationToken);
        var added = await InsertRecordsAsync(context, dialect, raw, batch.Records, cancellationToken);
        await AddTalliesAsync(
            context, dialect, raw, ConsentTally.Sum(ConsentTally.Of(added).Concat(batch.FirstRefusals)), cancellationToken);
        foreach (var subject in batch.Forgotten)
        {
            await context.Set<RecordRow>().Where(row => row.Subject == subject).ExecuteUpdateAsync(
                row => row
                    .SetProperty(blank => blank.Subject, (string?)null)
                    .SetProperty(blank => blank.Address, (string?)null)
                    .SetProperty(blank => blank.UserAgent, (string?)null),
                cancellationToken);
        }

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
        if (records.Count == 0)
        {
            return [];
        }

        var added = await dialect.InsertAsync(
            transaction, RowTable.Of<RecordRow>(context, RecordColumns), [.. records.Select(ValuesOf)], KeepWhatIsThere, cancellationToken);
        return added.Select(index => records[index]);
    }

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
            row.Region, row.TextHash, row.GlobalPrivacyControl, row.Previous, row.Address, row.UserAgent,
        ];
    }
}
