using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NetHelpDesk.Consent.Migrations;

// No column names a type of the database, so that each provider chooses its own: one set of migrations for SQLite and PostgreSQL.
[DbContext(typeof(ConsentDbContext))]
[Migration("20261124120000_ConsentRecords")]
internal sealed class ConsentRecords : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            name: "ConsentRecords",
            columns: table => new
            {
                Id = table.Column<Guid>(nullable: false),
                Subject = table.Column<string>(nullable: true),
                At = table.Column<DateTime>(nullable: false),
                Kind = table.Column<string>(nullable: false),
                Categories = table.Column<string>(nullable: false),
                PolicyVersion = table.Column<string>(nullable: false),
                Language = table.Column<string>(nullable: false),
                Source = table.Column<string>(nullable: false),
                Site = table.Column<string>(nullable: false),
                Region = table.Column<string>(nullable: true),
                TextHash = table.Column<string>(nullable: true),
                GlobalPrivacyControl = table.Column<bool>(nullable: false),
                Previous = table.Column<Guid>(nullable: true),
                Address = table.Column<string>(nullable: true),
                UserAgent = table.Column<string>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_ConsentRecords", record => record.Id));
        migrationBuilder.CreateIndex("IX_ConsentRecords_Subject", "ConsentRecords", "Subject");
        migrationBuilder.CreateIndex("IX_ConsentRecords_At_Id", "ConsentRecords", ["At", "Id"]);

        migrationBuilder.CreateTable(
            name: "ConsentTexts",
            columns: table => new
            {
                Hash = table.Column<string>(nullable: false),
                Text = table.Column<string>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_ConsentTexts", text => text.Hash));

        migrationBuilder.CreateTable(
            name: "ConsentTallies",
            columns: table => new
            {
                Day = table.Column<DateOnly>(nullable: false),
                Category = table.Column<string>(nullable: false),
                Language = table.Column<string>(nullable: false),
                PolicyVersion = table.Column<string>(nullable: false),
                Granted = table.Column<long>(nullable: false),
                Refused = table.Column<long>(nullable: false),
                Withdrawn = table.Column<long>(nullable: false),
            },
            constraints: table => table.PrimaryKey(
                "PK_ConsentTallies", tally => new { tally.Day, tally.Category, tally.Language, tally.PolicyVersion }));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("ConsentTallies");
        migrationBuilder.DropTable("ConsentTexts");
        migrationBuilder.DropTable("ConsentRecords");
    }

    protected override void BuildTargetModel(ModelBuilder modelBuilder) => Describe(modelBuilder);

    /// <summary>The model as this migration leaves it.</summary>
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
}
