using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using NetHelpDesk.Consent;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Records decisions with Entity Framework Core.</summary>
public static class ConsentBuilderExtensions
{
    /// <summary>
    /// Records decisions in a database of their own, SQLite (<c>db.UseSqlite(…)</c>) or PostgreSQL
    /// (<c>db.UseNpgsql(…)</c>). The tables are made, and kept up to date, when the application starts, by one node
    /// where many start at once. <see cref="RecordOptions.Retention"/> must be set.
    /// </summary>
    /// <param name="builder">What <c>AddNetHelpDeskConsent</c> returned.</param>
    /// <param name="database">Chooses the provider and its connection.</param>
    public static ConsentBuilder AddEntityFrameworkStore(this ConsentBuilder builder, Action<DbContextOptionsBuilder> database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return builder.AddEntityFrameworkStore((_, options) => database(options));
    }

    /// <summary>As the other overload, for a connection that other services know.</summary>
    /// <param name="builder">What <c>AddNetHelpDeskConsent</c> returned.</param>
    /// <param name="database">Chooses the provider and its connection.</param>
    public static ConsentBuilder AddEntityFrameworkStore(
        this ConsentBuilder builder, Action<IServiceProvider, DbContextOptionsBuilder> database)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(database);
        builder.Services.AddDbContextFactory<ConsentDbContext>(database);
        builder.Services.TryAddSingleton<IRecordSchema, MigratedSchema>();
        return builder.AddStore<ConsentDbContext>();
    }

    /// <summary>
    /// Records decisions in a database context of the application's own, whose <c>OnModelCreating</c> calls
    /// <c>AddConsentRecords</c> and whose own migrations create the tables. Its provider must be SQLite or PostgreSQL.
    /// </summary>
    /// <typeparam name="TContext">The context, registered with <c>AddDbContext</c> or <c>AddDbContextFactory</c>.</typeparam>
    /// <param name="builder">What <c>AddNetHelpDeskConsent</c> returned.</param>
    public static ConsentBuilder AddEntityFrameworkStore<TContext>(this ConsentBuilder builder)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.TryAddSingleton<IRecordSchema, OwnSchema>();
        return builder.AddStore<TContext>();
    }

    private static ConsentBuilder AddStore<TContext>(this ConsentBuilder builder)
        where TContext : DbContext
    {
        builder.Services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SchemaAtStart<TContext>>());
        builder.Services.TryAddSingleton<RecordDatabase<TContext>>();
        return builder.AddRecordStore<EntityFrameworkRecordStore<TContext>>();
    }
}
