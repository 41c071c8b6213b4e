using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NetHelpDesk.Consent;

/// <summary>Makes the tables by migrations. Where many nodes start at once, one does it and the others wait.</summary>
internal sealed class MigratedSchema(TimeProvider clock) : IRecordSchema
{
    /// <summary>Locks this schema among all that a PostgreSQL server is locked for.</summary>
    private const long Lock = 0x4E48_4443_6F6E_7331;

    /// <summary>Another node may have much to migrate.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>A process that was killed while it migrated a SQLite file leaves its lock behind.</summary>
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMinutes(1);

    public async Task EnsureAsync(Func<DbContext> open, CancellationToken cancellationToken)
    {
        await using var context = open();
        if (Dialect.Of(context) is PostgreSqlDialect)
        {
            await using var guard = open();
            guard.Database.SetCommandTimeout(LongestWait);
            await guard.Database.OpenConnectionAsync(cancellationToken);
            await guard.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({Lock})", cancellationToken);
            await MigrateAsync(context, cancellationToken);
            await guard.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({Lock})", cancellationToken);
            return;
        }

        if (await ExistsAsync(context, cancellationToken))
        {
            await RemoveStaleLockAsync(context, cancellationToken);
        }

        await MigrateAsync(context, cancellationToken);
    }

    private static async Task MigrateAsync(DbContext context, CancellationToken cancellationToken)
    {
        // Without anything to do no lock is taken, so that a start does not depend on how another one ended.
        if (!await ExistsAsync(context, cancellationToken)
            || (await context.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await context.Database.MigrateAsync(cancellationToken);
        }
    }

    private static Task<bool> ExistsAsync(DbContext context, CancellationToken cancellationToken) =>
        context.GetService<IHistoryRepository>().ExistsAsync(cancellationToken);

    private async Task RemoveStaleLockAsync(DbContext context, CancellationToken cancellationToken)
    {
        var locks = await context.Database
            .SqlQuery<int>($"SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellationToken);
        if (locks > 0)
        {
            var stale = clock.GetUtcNow().UtcDateTime - StaleAfter;
            await context.Database.ExecuteSqlAsync(
                $"DELETE FROM __EFMigrationsLock WHERE \"Timestamp\" < {stale:yyyy-MM-dd HH:mm:ss}", cancellationToken);
        }
    }
}
