using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace NetHelpDesk.Consent;

/// <summary>What differs between databases when records are written.</summary>
internal abstract class Dialect
{
    private static readonly SqliteDialect Sqlite = new();
    private static readonly PostgreSqlDialect PostgreSql = new();

    /// <exception cref="InvalidOperationException">The provider is neither SQLite nor PostgreSQL.</exception>
    public static Dialect Of(DbContext context) => context.Database.ProviderName switch
    {
        "Microsoft.EntityFrameworkCore.Sqlite" => Sqlite,
        "Npgsql.EntityFrameworkCore.PostgreSQL" => PostgreSql,
        var other => throw new InvalidOperationException(
            $"Records of consent are kept in SQLite (UseSqlite) or PostgreSQL (UseNpgsql), not with {other}. For another " +
            "database, register an IConsentRecordStore of your own with AddRecordStore."),
    };

    /// <summary>
    /// Called for an open connection before it writes: what it commits must outlive a loss of power. A database that can
    /// do so within the transaction does it in <see cref="InsertAsync"/>.
    /// </summary>
    public virtual Task MakeDurableAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Adds rows, table by table, and notes which of them were not there before.</summary>
    public abstract Task InsertAsync(
        DbTransaction transaction, IReadOnlyList<RowInsert> inserts, CancellationToken cancellationToken);

    /// <summary>Says whether this node alone may delete until the transaction ends.</summary>
    public abstract Task<bool> TryLockDeletionAsync(DbTransaction transaction, CancellationToken cancellationToken);

    protected static DbCommand Command(DbTransaction transaction, string sql)
    {
        var command = transaction.Connection!.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // Made of the model's names alone.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
