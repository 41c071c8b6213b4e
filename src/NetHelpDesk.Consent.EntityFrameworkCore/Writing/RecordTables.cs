using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace NetHelpDesk.Consent;

/// <summary>The tables of a model, and how rows are added to each.</summary>
internal sealed class RecordTables
{
    private const string KeepWhatIsThere = "ON CONFLICT DO NOTHING";

    /// <summary>A model lives as long as the application, and most have one.</summary>
    private static readonly ConditionalWeakTable<IModel, RecordTables> Known = [];

    private readonly RowTable _texts;
    private readonly RowTable _records;
    private readonly RowTable _writers;
    private readonly RowTable _tallies;
    private readonly string _onLaterSequence;
    private readonly string _addToSums;

    private RecordTables(DbContext context)
    {
        _texts = RowTable.Of<TextRow>(context, nameof(TextRow.Hash), nameof(TextRow.Text));
        _records = RowTable.Of<RecordRow>(
            context,
            nameof(RecordRow.Id),
            nameof(RecordRow.Subject),
            nameof(RecordRow.At),
            nameof(RecordRow.Kind),
            nameof(RecordRow.Categories),
            nameof(RecordRow.PolicyVersion),
            nameof(RecordRow.Language),
            nameof(RecordRow.Source),
            nameof(RecordRow.Site),
            nameof(RecordRow.Region),
            nameof(RecordRow.TextHash),
            nameof(RecordRow.GlobalPrivacyControl),
            nameof(RecordRow.Previous),
            nameof(RecordRow.Address),
            nameof(RecordRow.UserAgent),
            nameof(RecordRow.Account));
        _writers = RowTable.Of<WriterRow>(context, nameof(WriterRow.Writer), nameof(WriterRow.Sequence), nameof(WriterRow.At));
        _tallies = RowTable.Of<TallyRow>(
            context,
            nameof(TallyRow.Day),
            nameof(TallyRow.Category),
            nameof(TallyRow.Language),
            nameof(TallyRow.PolicyVersion),
            nameof(TallyRow.Granted),
            nameof(TallyRow.Refused),
            nameof(TallyRow.Withdrawn));
        var (writer, sequence, at) = (_writers.Columns[0], _writers.Columns[1], _writers.Columns[2]);
        _onLaterSequence = $"ON CONFLICT ({writer}) DO UPDATE SET {sequence} = excluded.{sequence}, {at} = excluded.{at} " +
            $"WHERE {_writers.Name}.{sequence} < excluded.{sequence}";
        var key = string.Join(", ", _tallies.Columns.Take(4));
        var sums = string.Join(", ", _tallies.Columns.Skip(4).Select(column => $"{column} = {_tallies.Name}.{column} + excluded.{column}"));
        _addToSums = $"ON CONFLICT ({key}) DO UPDATE SET {sums}";
    }

    public static RecordTables Of(DbContext context)
    {
        if (!Known.TryGetValue(context.Model, out var tables))
        {
            tables = new RecordTables(context);
            Known.AddOrUpdate(context.Model, tables);
        }

        return tables;
    }

    public RowInsert Texts(IEnumerable<ShownText> texts) =>
        new(_texts, [.. texts.Select(text => new object?[] { text.Hash, text.Text })], KeepWhatIsThere);

    public RowInsert Records(IEnumerable<ConsentRecord> records) => new(_records, [.. records.Select(ValuesOf)], KeepWhatIsThere);

    /// <summary>Whose first refusals these are; not added where the same ones, or later ones, are there already.</summary>
    public RowInsert Writer(ConsentRecordBatch batch, DateTime at) =>
        new(_writers, batch.FirstRefusals.Count == 0 ? [] : [[batch.Writer, batch.Sequence, at]], _onLaterSequence);

    /// <summary>Tallies to add to those that are there; negative ones take away.</summary>
    public RowInsert Tallies(IEnumerable<ConsentTally> tallies) => new(
        _tallies,
        [
            .. tallies.Select(tally => new object?[]
            {
                tally.Day, tally.Category, tally.Language, tally.PolicyVersion, tally.Granted, tally.Refused, tally.Withdrawn,
            }),
        ],
        _addToSums);

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
