using Microsoft.EntityFrameworkCore;

namespace NetHelpDesk.Consent;

/// <summary>The application makes the tables itself, with its own migrations.</summary>
internal sealed class OwnSchema : IRecordSchema
{
    public async Task EnsureAsync(Func<DbContext> open, CancellationToken cancellationToken)
    {
        await using var context = open();
        if (context.Model.FindEntityType(typeof(RecordRow)) is null)
        {
            throw new InvalidOperationException(
                $"{context.GetType().Name} has no tables for records of consent. Call modelBuilder.AddConsentRecords() in its " +
                "OnModelCreating and add a migration.");
        }
    }
}
