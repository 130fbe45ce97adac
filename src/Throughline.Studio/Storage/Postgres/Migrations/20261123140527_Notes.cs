using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Throughline.Studio.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Notes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Plain",
                table: "private_text",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Salt",
                table: "private_text",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Script",
                table: "draft",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Closed",
                table: "anchor",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClosedBy",
                table: "anchor",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "anchor",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "anchor_place",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "text", nullable: false),
                    AnchorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Draft = table.Column<int>(type: "integer", nullable: false),
                    Fate = table.Column<string>(type: "text", nullable: false),
                    Line = table.Column<long>(type: "bigint", nullable: false),
                    Start = table.Column<int>(type: "integer", nullable: false),
                    Length = table.Column<int>(type: "integer", nullable: false),
                    Near = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_anchor_place", x => new { x.ProductionId, x.AnchorId, x.Draft });
                    table.ForeignKey(
                        name: "FK_anchor_place_anchor_ProductionId_AnchorId",
                        columns: x => new { x.ProductionId, x.AnchorId },
                        principalTable: "anchor",
                        principalColumns: new[] { "ProductionId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_anchor_place_draft_ProductionId_Draft",
                        columns: x => new { x.ProductionId, x.Draft },
                        principalTable: "draft",
                        principalColumns: new[] { "ProductionId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_anchor_place_production_ProductionId",
                        column: x => x.ProductionId,
                        principalTable: "production",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_anchor_ProductionId_Number",
                table: "anchor",
                columns: new[] { "ProductionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_anchor_place_ProductionId_Draft",
                table: "anchor_place",
                columns: new[] { "ProductionId", "Draft" });

            // Statistics hold samples of what a column holds, and would outlive a text that is erased.
            migrationBuilder.Sql(
                """
                ALTER TABLE private_text ALTER COLUMN "Plain" SET STATISTICS 0, ALTER COLUMN "Salt" SET STATISTICS 0, ALTER COLUMN "Sealed" SET STATISTICS 0;
                ALTER TABLE private_text_key ALTER COLUMN "Wrapped" SET STATISTICS 0;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "anchor_place");

            migrationBuilder.DropIndex(
                name: "IX_anchor_ProductionId_Number",
                table: "anchor");

            migrationBuilder.DropColumn(
                name: "Plain",
                table: "private_text");

            migrationBuilder.DropColumn(
                name: "Salt",
                table: "private_text");

            migrationBuilder.DropColumn(
                name: "Script",
                table: "draft");

            migrationBuilder.DropColumn(
                name: "Closed",
                table: "anchor");

            migrationBuilder.DropColumn(
                name: "ClosedBy",
                table: "anchor");

            migrationBuilder.DropColumn(
                name: "Number",
                table: "anchor");
        }
    }
}
