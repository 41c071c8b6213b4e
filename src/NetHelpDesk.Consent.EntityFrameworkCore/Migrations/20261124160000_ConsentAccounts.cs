using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace NetHelpDesk.Consent.Migrations;

[DbContext(typeof(ConsentDbContext))]
[Migration("20261124160000_ConsentAccounts")]
internal sealed class ConsentAccounts : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("Account", "ConsentRecords", nullable: true);
        migrationBuilder.CreateIndex("IX_ConsentRecords_Account", "ConsentRecords", "Account");

        migrationBuilder.CreateTable(
            name: "ConsentWriters",
            columns: table => new
            {
                Writer = table.Column<Guid>(nullable: false),
                Sequence = table.Column<long>(nullable: false),
                At = table.Column<DateTime>(nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_ConsentWriters", writer => writer.Writer));
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.DropTable("ConsentWriters");
        migrationBuilder.DropIndex("IX_ConsentRecords_Account", "ConsentRecords");
        migrationBuilder.DropColumn("Account", "ConsentRecords");
    }

    protected override void BuildTargetModel(ModelBuilder modelBuilder) => ConsentDbContextModelSnapshot.Describe(modelBuilder);
}
