using Microsoft.EntityFrameworkCore;

namespace NetHelpDesk.Consent;

/// <summary>
/// The database of <c>AddEntityFrameworkStore(db => …)</c>. Public for <c>dotnet ef</c>, which can write its migrations
/// as a script for those who let no application change a schema.
/// </summary>
/// <param name="options">The provider and its connection.</param>
public sealed class ConsentDbContext(DbContextOptions<ConsentDbContext> options) : DbContext(options)
{
    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.AddConsentRecords();
    }
}
