using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Screenplays;

/// <summary>Reads a screenplay of any format that can be read, told by its content first and its name second.</summary>
public static class ScreenplayReader
{
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Its name or path, for messages and as a hint of the format.</param>
    public static Reading Read(ReadOnlyMemory<byte> bytes, string name)
    {
        return FountainReader.Read(SourceText.Decode(bytes.Span, name));
    }
}
