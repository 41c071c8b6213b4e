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

    protected override void BuildTargetModel(ModelBuilder modelBuilder) => ConsentDbContextModelSnapshot.Describe(modelBuilder);
}
