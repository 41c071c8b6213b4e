using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace NetHelpDesk.Consent.Migrations;

/// <summary>
/// The model as the last migration leaves it, without types of any database. Migrations compares it with the context's
/// own and says at start where one was forgotten.
/// </summary>
[DbContext(typeof(ConsentDbContext))]
internal sealed class ConsentDbContextModelSnapshot : ModelSnapshot
{
    public static void Describe(ModelBuilder modelBuilder)
    {
        ConsentRecords.Describe(modelBuilder);
        modelBuilder.Entity("NetHelpDesk.Consent.RecordRow", record =>
        {
            record.Property<string>("Account");
            record.HasIndex("Account");
        });

        modelBuilder.Entity("NetHelpDesk.Consent.WriterRow", writer =>
        {
            writer.Property<Guid>("Writer").ValueGeneratedNever();
            writer.Property<DateTime>("At");
            writer.Property<long>("Sequence");
            writer.HasKey("Writer");
            writer.ToTable("ConsentWriters");
        });
    }

    protected override void BuildModel(ModelBuilder modelBuilder) => Describe(modelBuilder);
}
