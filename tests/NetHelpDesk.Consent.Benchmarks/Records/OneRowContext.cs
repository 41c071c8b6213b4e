using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>
/// What records are compared with: an endpoint that saves the same row, with the same indexes, in a transaction of its
/// own. It does nothing else: it reads no choice, sends no cookie and adds nothing to tallies.
/// </summary>
internal sealed class OneRowContext(DbContextOptions<OneRowContext> options) : DbContext(options)
{
    private static readonly SemaphoreSlim Writer = new(1);

    public static async Task PrepareAsync(IServiceProvider services)
    {
        await using var context = await OpenAsync(services);
        await context.Database.EnsureCreatedAsync();
    }

    public static async Task WriteAsync(HttpContext http)
    {
        await using var context = await OpenAsync(http.RequestServices);
        context.Add(RecordRow.Of(MakeRecord()));
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

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddConsentRecords();

    private static ConsentRecord MakeRecord()
    {
        var now = DateTimeOffset.UtcNow;
        return new ConsentRecord
        {
            Id = Guid.CreateVersion7(now),
            Subject = RecordReference.NewSubject(now),
            At = RecordMaker.Seconds(now),
            Kind = ConsentRecordKind.Granted,
            Categories =
            [
                new CategoryOutcome("session", ConsentOutcome.Granted, ConsentMode.OptIn),
                new CategoryOutcome("tracking", ConsentOutcome.Granted, ConsentMode.OptIn),
                new CategoryOutcome("advertising", ConsentOutcome.Granted, ConsentMode.OptIn),
            ],
            PolicyVersion = "1",
            Language = "en",
            Source = ConsentRecordSource.Api,
            Site = "127.0.0.1",
        };
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
