using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NetHelpDesk.Consent.RecordTests;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>
/// What proof of consent costs: <c>-- --records</c> measures durable decisions over HTTP beside one row for each
/// SaveChanges, <c>-- --records --export</c> exports a million records.
/// </summary>
internal static class RecordRun
{
    public static async Task RunAsync(bool export)
    {
        var folder = Directory.CreateTempSubdirectory("nethelpdesk-consent-benchmark-");
        try
        {
            if (export)
            {
                await LargeExport.RunAsync(Sqlite("consent"));
                return;
            }

            Console.WriteLine($"The disk makes a page durable in {DiskSpeed.Measure(folder.FullName).TotalMilliseconds:F2} ms.");
            await DurableDecisions.RunAsync("SQLite", Sqlite("consent"), Sqlite("one-row"));
            await using var server = await PostgreSqlServer.StartNewAsync();
            await DurableDecisions.RunAsync("PostgreSQL", PostgreSql(await server.CreateDatabaseAsync()), PostgreSql(await server.CreateDatabaseAsync()));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }

        Action<DbContextOptionsBuilder> Sqlite(string name) =>
            options => options.UseSqlite($"Data Source={Path.Combine(folder.FullName, name)}.db");

        static Action<DbContextOptionsBuilder> PostgreSql(string connection) => options => options.UseNpgsql(connection);
    }
}
