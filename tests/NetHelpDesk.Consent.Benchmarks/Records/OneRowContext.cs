using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What records are compared with: an endpoint that saves a row of its own for each decision.</summary>
internal sealed class OneRowContext(DbContextOptions<OneRowContext> options) : DbContext(options)
{
    private static readonly SemaphoreSlim Writer = new(1);

    public DbSet<OneRow> Rows => Set<OneRow>();

    public static async Task PrepareAsync(IServiceProvider services)
    {
        await using var context = await OpenAsync(services);
        await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
    }

    public static async Task WriteAsync(HttpContext http)
    {
        await using var context = await OpenAsync(http.RequestServices);
        context.Rows.Add(new OneRow
        {
            Id = Guid.CreateVersion7(),
            Subject = "0123456789abcdefghijkl",
            At = DateTime.UnixEpoch,
            Categories = """[{"category":"tracking","outcome":"Granted","mode":"OptIn"},{"category":"advertising","outcome":"Granted","mode":"OptIn"}]""",
        });
        await context.SaveChangesAsync();
    }

    /// <summary>
    /// One after the other, as whoever knows SQLite writes it: it has one writer, and who finds it busy sleeps before it
    /// tries again.
    /// </summary>
    public static async Task WriteInTurnAsync(HttpContext http)
    {
        await Writer.WaitAsync();
        try
        {
            await WriteAsync(http);
        }
        finally
        {
            Writer.Release();
        }
    }

    private static async Task<OneRowContext> OpenAsync(IServiceProvider services)
    {
        var context = await services.GetRequiredService<IDbContextFactory<OneRowContext>>().CreateDbContextAsync();
        if (context.Database.IsSqlite())
        {
            await context.Database.OpenConnectionAsync();
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL");
        }

        return context;
    }
}
