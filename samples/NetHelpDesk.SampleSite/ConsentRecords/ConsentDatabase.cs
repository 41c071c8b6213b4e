using Microsoft.EntityFrameworkCore;

namespace NetHelpDesk.Site.ConsentRecords;

/// <summary>
/// Where proof of consent is kept: a SQLite file that needs no set-up, or PostgreSQL with
/// <c>--Consent:Store=PostgreSQL</c> and a connection string named <c>Consent</c>.
/// </summary>
public static class ConsentDatabase
{
    public static void Choose(DbContextOptionsBuilder database, WebApplicationBuilder builder)
    {
        var connection = builder.Configuration.GetConnectionString("Consent");
        switch (builder.Configuration["Consent:Store"] ?? "SQLite")
        {
            case "SQLite":
                database.UseSqlite(connection ?? $"Data Source={FileIn(builder.Environment.ContentRootPath)}");
                break;
            case "PostgreSQL":
                database.UseNpgsql(connection ?? throw new InvalidOperationException(
                    "Consent:Store is PostgreSQL, which needs a connection string: --ConnectionStrings:Consent=\"Host=…;Database=…;Username=…\"."));
                break;
            case var other:
                throw new InvalidOperationException($"Consent:Store is '{other}'. Use SQLite or PostgreSQL.");
        }
    }

    /// <summary>A folder of its own, which git ignores and no request reaches.</summary>
    private static string FileIn(string contentRoot)
    {
        var folder = Directory.CreateDirectory(Path.Combine(contentRoot, "App_Data"));
        return Path.Combine(folder.FullName, "consent.db");
    }
}
