using System.Data.Common;
using System.Globalization;

namespace NetHelpDesk.Consent;

/// <summary>SQLite: one writer at a time, in the application's own process.</summary>
internal sealed class SqliteDialect : Dialect
{
    /// <summary><c>PRAGMA synchronous</c>: FULL. EXTRA is more, NORMAL loses commits with the power in WAL mode.</summary>
    private const long Full = 2;

    public override async Task MakeDurableAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA synchronous;";
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var synchronous = Convert.ToInt64(reader.GetValue(0), CultureInfo.InvariantCulture);
        if (synchronous < Full)
        {
            throw new InvalidOperationException(
                $"SQLite is at synchronous={synchronous} and would lose records with the power; it must be FULL (2) or more.");
        }
    }

    public override async Task InsertAsync(
        DbTransaction transaction, IReadOnlyList<RowInsert> inserts, CancellationToken cancellationToken)
    {
        foreach (var insert in inserts)
        {
            await InsertAsync(transaction, insert, cancellationToken);
        }
    }

    /// <summary>The transaction is the only one that writes.</summary>
    public override Task<bool> TryLockDeletionAsync(DbTransaction transaction, CancellationToken cancellationToken) => Task.FromResult(true);

    private static async Task InsertAsync(DbTransaction transaction, RowInsert insert, CancellationToken cancellationToken)
    {
        var table = insert.Table;
        using var command = Command(
            transaction, $"INSERT INTO {table.Name} ({table.ColumnList}) VALUES ({table.ParameterList}) {insert.OnConflict}");
        foreach (var name in table.Parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            command.Parameters.Add(parameter);
        }

        foreach (var row in insert.Rows)
        {
            for (var column = 0; column < row.Length; column++)
            {
                command.Parameters[column].Value = row[column] ?? DBNull.Value;
            }

            if (await command.ExecuteNonQueryAsync(cancellationToken) > 0)
            {
                insert.Added.Add(row[0]!);
            }
        }
    }
}
