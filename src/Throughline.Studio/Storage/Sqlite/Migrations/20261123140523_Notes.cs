using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Throughline.Studio.Storage.Sqlite.Migrations
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
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Salt",
                table: "private_text",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Script",
                table: "draft",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "Closed",
                table: "anchor",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClosedBy",
                table: "anchor",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Number",
                table: "anchor",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "anchor_place",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "TEXT", nullable: false),
                    AnchorId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Draft = table.Column<int>(type: "INTEGER", nullable: false),
                    Fate = table.Column<string>(type: "TEXT", nullable: false),
                    Line = table.Column<long>(type: "INTEGER", nullable: false),
                    Start = table.Column<int>(type: "INTEGER", nullable: false),
                    Length = table.Column<int>(type: "INTEGER", nullable: false),
                    Near = table.Column<long>(type: "INTEGER", nullable: false)
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
