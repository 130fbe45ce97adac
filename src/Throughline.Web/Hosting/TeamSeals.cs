using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Throughline.Studio.Storage.Postgres;

namespace Throughline.Web.Hosting;

/// <summary>What cookies are sealed with, in the team's database, so that every server opens what another sealed.</summary>
internal sealed class TeamSeals(PostgresDatabase database) : IXmlRepository
{
    private const string Kind = "seal";

    public IReadOnlyCollection<XElement> GetAllElements() => [.. database.Secrets(Kind).Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName)
    {
        ArgumentNullException.ThrowIfNull(element);
        database.KeepSecret(Kind, friendlyName, element.ToString(SaveOptions.DisableFormatting));
    }
}
