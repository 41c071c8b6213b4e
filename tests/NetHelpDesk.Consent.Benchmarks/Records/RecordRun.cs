using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetHelpDesk.Consent.RecordTests;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What proof of consent costs, on databases that are removed afterwards.</summary>
internal static class RecordRun
{
    /// <summary>Durable decisions over HTTP, beside one row for each SaveChanges; and how fast the disk is.</summary>
    public static async Task<(TimeSpan Disk, IReadOnlyList<DecisionRates> Rates)> DecideAsync()
    {
        var folder = Directory.CreateTempSubdirectory("nethelpdesk-consent-benchmark-");
        try
        {
            var disk = DiskSpeed.Measure(folder.FullName);
            var sqlite = await DurableDecisions.RunAsync("SQLite", Sqlite(folder, "consent"), Sqlite(folder, "one-row"));
            await using var server = await PostgreSqlServer.StartNewAsync();
            var postgreSql = await DurableDecisions.RunAsync(
                "PostgreSQL", PostgreSql(await server.CreateDatabaseAsync()), PostgreSql(await server.CreateDatabaseAsync()));
            return (disk, [sqlite, postgreSql]);
        }
        finally
        {
            Remove(folder);
        }
    }

    /// <summary>Exports a million records.</summary>
    public static async Task ExportAsync()
    {
        var folder = Directory.CreateTempSubdirectory("nethelpdesk-consent-benchmark-");
        try
        {
            await LargeExport.RunAsync(Sqlite(folder, "consent"));
        }
        finally
        {
            Remove(folder);
        }
    }

    private static Action<DbContextOptionsBuilder> Sqlite(DirectoryInfo folder, string name) =>
        options => options.UseSqlite($"Data Source={Path.Combine(folder.FullName, name)}.db");

    private static Action<DbContextOptionsBuilder> PostgreSql(string connection) => options => options.UseNpgsql(connection);

    private static void Remove(DirectoryInfo folder)
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }
}
