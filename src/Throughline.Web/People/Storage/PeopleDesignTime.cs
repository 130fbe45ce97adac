using Microsoft.EntityFrameworkCore.Design;

namespace Throughline.Web.People.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model.</summary>
internal sealed class PeopleDesignTime : IDesignTimeDbContextFactory<PeopleContext>
{
    public PeopleContext CreateDbContext(string[] args) => PeopleDatabase.Open("Host=design");
}
