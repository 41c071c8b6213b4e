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
            Action<DbContextOptionsBuilder> sqlite = options => options.UseSqlite($"Data Source={Path.Combine(folder.FullName, "consent.db")}");
            if (export)
            {
                await LargeExport.RunAsync(sqlite);
                return;
            }

            Console.WriteLine($"The disk makes a page durable in {DiskSpeed.Measure(folder.FullName).TotalMilliseconds:F2} ms.");
            await DurableDecisions.RunAsync("SQLite", sqlite);
            await using var server = await PostgreSqlServer.StartNewAsync();
            var connection = await server.CreateDatabaseAsync();
            await DurableDecisions.RunAsync("PostgreSQL", options => options.UseNpgsql(connection));
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            folder.Delete(recursive: true);
        }
    }
}
