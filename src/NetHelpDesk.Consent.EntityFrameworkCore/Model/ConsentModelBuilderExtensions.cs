using NetHelpDesk.Consent;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Keeps records of consent in a database context of the application's own.</summary>
public static class ConsentModelBuilderExtensions
{
    /// <summary>
    /// Adds the tables <c>ConsentRecords</c>, <c>ConsentTexts</c>, <c>ConsentTallies</c> and <c>ConsentWriters</c>. Call it in
    /// <c>OnModelCreating</c> of the context that <c>AddEntityFrameworkStore&lt;TContext&gt;()</c> names; the context's
    /// own migrations create them.
    /// </summary>
    /// <param name="model">The model, which is changed and returned.</param>
    public static ModelBuilder AddConsentRecords(this ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<RecordRow>(record =>
        {
            record.ToTable("ConsentRecords").HasKey(row => row.Id);
            record.Property(row => row.Id).ValueGeneratedNever();
            record.HasIndex(row => row.Subject);
            record.HasIndex(row => row.Account);
            record.HasIndex(row => new { row.At, row.Id });
        });
        model.Entity<TextRow>(text => text.ToTable("ConsentTexts").HasKey(row => row.Hash));
        model.Entity<TallyRow>(tally => tally.ToTable("ConsentTallies")
            .HasKey(row => new { row.Day, row.Category, row.Language, row.PolicyVersion }));
        model.Entity<WriterRow>(writer =>
        {
            writer.ToTable("ConsentWriters").HasKey(row => row.Writer);
            writer.Property(row => row.Writer).ValueGeneratedNever();
        });
        return model;
    }
}
