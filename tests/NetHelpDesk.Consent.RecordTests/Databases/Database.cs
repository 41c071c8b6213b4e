using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.RecordTests;

/// <summary>A database, and how an application is told of it.</summary>
public sealed record Database(Provider Provider, string Connection)
{
    public void Choose(DbContextOptionsBuilder options)
    {
        if (Provider == Provider.Sqlite)
        {
            options.UseSqlite(Connection);
        }
        else
        {
            options.UseNpgsql(Connection);
        }
    }

    /// <summary>A store on it, as an application has it.</summary>
    public OpenStore Open()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddNetHelpDeskConsent(options => options.Records.Retention = "5 years").AddEntityFrameworkStore(Choose);
        return new OpenStore(services.BuildServiceProvider());
    }

    public async Task<IReadOnlyList<ConsentRecord>> RecordsAsync()
    {
        await using var open = Open();
        return await open.Store.FindAsync(new ConsentRecordQuery(), default).ToListAsync();
    }
}
