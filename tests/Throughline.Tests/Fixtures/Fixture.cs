using Throughline.Text;

namespace Throughline.Tests.Fixtures;

/// <summary>Files of our own that tests read.</summary>
internal static class Fixture
{
    /// <summary>The bytes of a file in this folder.</summary>
    public static byte[] Bytes(string path) =>
        File.ReadAllBytes(Path.Combine(Corpus.Repository, "tests", "Throughline.Tests", "Fixtures", path));

    /// <summary>The text of a file in this folder.</summary>
    public static SourceText Source(string path) => SourceText.Decode(Bytes(path), path);
}
