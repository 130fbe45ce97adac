using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Throughline.Studio.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Effects : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "effects_bid",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Vendor = table.Column<string>(type: "text", nullable: false),
                    Draft = table.Column<int>(type: "integer", nullable: true),
                    Made = table.Column<long>(type: "bigint", nullable: false),
                    FileName = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_effects_bid", x => new { x.ProductionId, x.Number });
                    table.ForeignKey(
                        name: "FK_effects_bid_draft_ProductionId_Draft",
                        columns: x => new { x.ProductionId, x.Draft },
                        principalTable: "draft",
                        principalColumns: new[] { "ProductionId", "Number" });
                    table.ForeignKey(
                        name: "FK_effects_bid_production_ProductionId",
                        column: x => x.ProductionId,
                        principalTable: "production",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "effects_shot",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "text", nullable: false),
                    Shot = table.Column<string>(type: "text", nullable: false),
                    Scene = table.Column<string>(type: "text", nullable: false),
                    Work = table.Column<string>(type: "text", nullable: false),
                    Vendor = table.Column<string>(type: "text", nullable: false),
                    Made = table.Column<long>(type: "bigint", nullable: false),
                    BidLine = table.Column<string>(type: "text", nullable: true),
                    Line = table.Column<long>(type: "bigint", nullable: true),
                    Draft = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_effects_shot", x => new { x.ProductionId, x.Shot });
                    table.ForeignKey(
                        name: "FK_effects_shot_draft_ProductionId_Draft",
                        columns: x => new { x.ProductionId, x.Draft },
                        principalTable: "draft",
                        principalColumns: new[] { "ProductionId", "Number" });
                    table.ForeignKey(
                        name: "FK_effects_shot_production_ProductionId",
                        column: x => x.ProductionId,
                        principalTable: "production",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "turnover",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Made = table.Column<long>(type: "bigint", nullable: false),
                    CutFile = table.Column<string>(type: "text", nullable: false),
                    Cut = table.Column<string>(type: "text", nullable: true),
                    Snapshot = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_turnover", x => new { x.ProductionId, x.Number });
                    table.ForeignKey(
                        name: "FK_turnover_production_ProductionId",
                        column: x => x.ProductionId,
                        principalTable: "production",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "delivered",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "text", nullable: false),
                    Delivery = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Turnover = table.Column<int>(type: "integer", nullable: false),
                    Shot = table.Column<string>(type: "text", nullable: false),
                    First = table.Column<long>(type: "bigint", nullable: false),
                    Last = table.Column<long>(type: "bigint", nullable: false),
                    Files = table.Column<int>(type: "integer", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: true),
                    Height = table.Column<int>(type: "integer", nullable: true),
                    Findings = table.Column<string>(type: "text", nullable: false),
                    Received = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_delivered", x => new { x.ProductionId, x.Delivery, x.Name });
                    table.ForeignKey(
                        name: "FK_delivered_production_ProductionId",
                        column: x => x.ProductionId,
                        principalTable: "production",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_delivered_turnover_ProductionId_Turnover",
                        columns: x => new { x.ProductionId, x.Turnover },
                        principalTable: "turnover",
                        principalColumns: new[] { "ProductionId", "Number" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_delivered_ProductionId_Turnover",
                table: "delivered",
                columns: new[] { "ProductionId", "Turnover" });

            migrationBuilder.CreateIndex(
                name: "IX_effects_bid_ProductionId_Draft",
                table: "effects_bid",
                columns: new[] { "ProductionId", "Draft" });

            migrationBuilder.CreateIndex(
                name: "IX_effects_shot_ProductionId_Draft",
                table: "effects_shot",
                columns: new[] { "ProductionId", "Draft" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "delivered");

            migrationBuilder.DropTable(
                name: "effects_bid");

            migrationBuilder.DropTable(
                name: "effects_shot");

            migrationBuilder.DropTable(
                name: "turnover");
        }
    }
}
