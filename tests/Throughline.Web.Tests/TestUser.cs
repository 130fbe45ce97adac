namespace Throughline.Web.Tests;

/// <summary>The files of a user, which outlive a studio.</summary>
internal sealed class TestUser : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("throughline-web-").FullName;

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
