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
        modelBuilder.Entity("NetHelpDesk.Consent.RecordRow", record =>
        {
            record.Property<Guid>("Id");
            record.Property<string>("Address");
            record.Property<DateTime>("At");
            record.Property<string>("Categories").IsRequired();
            record.Property<bool>("GlobalPrivacyControl");
            record.Property<string>("Kind").IsRequired();
            record.Property<string>("Language").IsRequired();
            record.Property<string>("PolicyVersion").IsRequired();
            record.Property<Guid?>("Previous");
            record.Property<string>("Region");
            record.Property<string>("Site").IsRequired();
            record.Property<string>("Source").IsRequired();
            record.Property<string>("Subject");
            record.Property<string>("TextHash");
            record.Property<string>("UserAgent");
            record.HasKey("Id");
            record.HasIndex("Subject");
            record.HasIndex("At", "Id");
            record.ToTable("ConsentRecords");
        });

        modelBuilder.Entity("NetHelpDesk.Consent.TextRow", text =>
        {
            text.Property<string>("Hash");
            text.Property<string>("Text").IsRequired();
            text.HasKey("Hash");
            text.ToTable("ConsentTexts");
        });

        modelBuilder.Entity("NetHelpDesk.Consent.TallyRow", tally =>
        {
            tally.Property<DateOnly>("Day");
            tally.Property<string>("Category");
            tally.Property<string>("Language");
            tally.Property<string>("PolicyVersion");
            tally.Property<long>("Granted");
            tally.Property<long>("Refused");
            tally.Property<long>("Withdrawn");
            tally.HasKey("Day", "Category", "Language", "PolicyVersion");
            tally.ToTable("ConsentTallies");
        });
    }

    protected override void BuildModel(ModelBuilder modelBuilder) => Describe(modelBuilder);
}
