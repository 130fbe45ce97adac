using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Throughline.Studio.Storage.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Proposals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "comparison_text",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<string>(type: "text", nullable: false),
                    Added = table.Column<long>(type: "bigint", nullable: false),
                    Removed = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_comparison_text", x => new { x.ProductionId, x.Number });
                    table.ForeignKey(
                        name: "FK_comparison_text_production_ProductionId",
                        column: x => x.ProductionId,
                        principalTable: "production",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "proposal",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "text", nullable: false),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Made = table.Column<long>(type: "bigint", nullable: false),
                    TextId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposal", x => new { x.ProductionId, x.Id });
                    table.ForeignKey(
                        name: "FK_proposal_private_text_ProductionId_TextId",
                        columns: x => new { x.ProductionId, x.TextId },
                        principalTable: "private_text",
                        principalColumns: new[] { "ProductionId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_proposal_production_ProductionId",
                        column: x => x.ProductionId,
                        principalTable: "production",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "proposal_view",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<string>(type: "text", nullable: false),
                    Limits = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposal_view", x => new { x.ProductionId, x.Person });
                    table.ForeignKey(
                        name: "FK_proposal_view_production_ProductionId",
                        column: x => x.ProductionId,
                        principalTable: "production",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "script_lock",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "text", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    Line = table.Column<long>(type: "bigint", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: true),
                    Person = table.Column<string>(type: "text", nullable: false),
                    Made = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    Lifted = table.Column<long>(type: "bigint", nullable: true),
                    LiftedBy = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_script_lock", x => new { x.ProductionId, x.Number });
                    table.ForeignKey(
                        name: "FK_script_lock_production_ProductionId",
                        column: x => x.ProductionId,
                        principalTable: "production",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "story_document",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Person = table.Column<string>(type: "text", nullable: false),
                    Made = table.Column<long>(type: "bigint", nullable: false),
                    TextId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_story_document", x => new { x.ProductionId, x.Name, x.Version });
                    table.ForeignKey(
                        name: "FK_story_document_private_text_ProductionId_TextId",
                        columns: x => new { x.ProductionId, x.TextId },
                        principalTable: "private_text",
                        principalColumns: new[] { "ProductionId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_story_document_production_ProductionId",
                        column: x => x.ProductionId,
                        principalTable: "production",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "proposal_decision",
                columns: table => new
                {
                    ProductionId = table.Column<string>(type: "text", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Decision = table.Column<string>(type: "text", nullable: false),
                    Person = table.Column<string>(type: "text", nullable: false),
                    Made = table.Column<long>(type: "bigint", nullable: false),
                    Before = table.Column<int>(type: "integer", nullable: true),
                    After = table.Column<int>(type: "integer", nullable: true),
                    TextId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_proposal_decision", x => new { x.ProductionId, x.ProposalId, x.Sequence });
                    table.ForeignKey(
                        name: "FK_proposal_decision_private_text_ProductionId_TextId",
                        columns: x => new { x.ProductionId, x.TextId },
                        principalTable: "private_text",
                        principalColumns: new[] { "ProductionId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_proposal_decision_production_ProductionId",
                        column: x => x.ProductionId,
                        principalTable: "production",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_proposal_decision_proposal_ProductionId_ProposalId",
                        columns: x => new { x.ProductionId, x.ProposalId },
                        principalTable: "proposal",
                        principalColumns: new[] { "ProductionId", "Id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_proposal_ProductionId_Number",
                table: "proposal",
                columns: new[] { "ProductionId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_proposal_ProductionId_TextId",
                table: "proposal",
                columns: new[] { "ProductionId", "TextId" });

            migrationBuilder.CreateIndex(
                name: "IX_proposal_decision_ProductionId_TextId",
                table: "proposal_decision",
                columns: new[] { "ProductionId", "TextId" });

            migrationBuilder.CreateIndex(
                name: "IX_story_document_ProductionId_TextId",
                table: "story_document",
                columns: new[] { "ProductionId", "TextId" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "comparison_text");

            migrationBuilder.DropTable(
                name: "proposal_decision");

            migrationBuilder.DropTable(
                name: "proposal_view");

            migrationBuilder.DropTable(
                name: "script_lock");

            migrationBuilder.DropTable(
                name: "story_document");

            migrationBuilder.DropTable(
                name: "proposal");
        }
    }
}
