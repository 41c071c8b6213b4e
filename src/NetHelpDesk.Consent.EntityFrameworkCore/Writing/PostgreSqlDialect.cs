using System.Data.Common;

namespace NetHelpDesk.Consent;

/// <summary>PostgreSQL: all rows go over in one message, with one array for each column.</summary>
internal sealed class PostgreSqlDialect : Dialect
{
    /// <summary>Locks deletion among all that a PostgreSQL server is locked for.</summary>
    private const long DeletionLock = 0x4E48_4443_6F6E_7332;

    /// <summary>
    /// A server may be set to answer before a commit is durable. Asked for together with the rows: a round trip takes
    /// longer than they do.
    /// </summary>
    private const string MakeDurable =
        "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'";

    public override async Task InsertAsync(
        DbTransaction transaction, IReadOnlyList<RowInsert> inserts, CancellationToken cancellationToken)
    {
        var filled = inserts.Where(insert => insert.Rows.Count > 0).ToArray();
        await using var batch = transaction.Connection!.CreateBatch();
        batch.Transaction = transaction;
        Add(batch, MakeDurable);
        foreach (var insert in filled)
        {
            Add(batch, insert);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var insert in filled)
        {
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                insert.Added.Add(reader.GetValue(0));
            }
        }
    }

    public override async Task<bool> TryLockDeletionAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        using var command = Command(transaction, $"SELECT pg_try_advisory_xact_lock({DeletionLock})");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private static void Add(DbBatch batch, RowInsert insert)
    {
        var table = insert.Table;
        var command = Add(
            batch,
            $"INSERT INTO {table.Name} ({table.ColumnList}) SELECT * FROM unnest({table.ParameterList}) {insert.OnConflict} RETURNING {table.Columns[0]}");
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = table.Parameters[column];
            parameter.Value = ArrayOf(table.Types[column], insert.Rows, column);
            command.Parameters.Add(parameter);
        }
    }

    private static DbBatchCommand Add(DbBatch batch, string sql)
    {
        var command = batch.CreateBatchCommand();
#pragma warning disable CA2100 // Made of the model's names alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        batch.BatchCommands.Add(command);
        return command;
    }

    private static Array ArrayOf(Type type, IReadOnlyList<object?[]> rows, int column)
    {
        var array = Array.CreateInstance(type, rows.Count);
        for (var row = 0; row < rows.Count; row++)
        {
            array.SetValue(rows[row][column], row);
        }

        return array;
    }
}
