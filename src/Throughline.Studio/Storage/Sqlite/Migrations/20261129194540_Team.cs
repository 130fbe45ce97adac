using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Throughline.Studio.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Team : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Role",
                table: "job",
                type: "TEXT",
                nullable: false,
                defaultValue: "writer");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Role",
                table: "job");
        }
    }
}
