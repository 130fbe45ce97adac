using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Throughline.Studio.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Cuts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "cut",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Rate = table.Column<string>(type: "text", nullable: true),
                    Person = table.Column<string>(type: "text", nullable: false),
                    Added = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cut", x => new { x.ProductionId, x.Number });
                    table.ForeignKey(
                        name: "FK_cut_production_ProductionId",
                        column: x => x.ProductionId,
                        principalTable: "production",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cut");
        }
    }
}
