using System.Data.Common;

namespace NetHelpDesk.Consent;

/// <summary>PostgreSQL: a batch goes over in one message, as one array for each column.</summary>
internal sealed class PostgreSqlDialect : Dialect
{
    /// <summary>Locks deletion among all that a PostgreSQL server is locked for.</summary>
    private const long DeletionLock = 0x4E48_4443_6F6E_7332;

    /// <summary>A server may be set to answer before a commit is durable.</summary>
    public override async Task MakeDurableAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') = 'off'";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public override async Task<IReadOnlyList<int>> InsertAsync(
        DbTransaction transaction, RowTable table, IReadOnlyList<object?[]> rows, string onConflict, CancellationToken cancellationToken)
    {
        var names = string.Join(", ", table.Columns.Select((_, index) => $"@p{index}"));
        using var command = Command(
            transaction,
            $"INSERT INTO {table.Name} ({string.Join(", ", table.Columns)}) SELECT * FROM unnest({names}) {onConflict} RETURNING {table.Columns[0]}");
        for (var column = 0; column < table.Columns.Count; column++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = $"p{column}";
            parameter.Value = ArrayOf(table.Types[column], rows, column);
            command.Parameters.Add(parameter);
        }

        var indices = rows.Select((row, index) => (row[0], index)).ToLookup(row => row.Item1!, row => row.index);
        var inserted = new List<int>(rows.Count);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            inserted.AddRange(indices[reader.GetValue(0)].Take(1));
        }

        return inserted;
    }

    public override async Task<bool> TryLockDeletionAsync(DbTransaction transaction, CancellationToken cancellationToken)
    {
        using var command = Command(transaction, $"SELECT pg_try_advisory_xact_lock({DeletionLock})");
        return await command.ExecuteScalarAsync(cancellationToken) is true;
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
