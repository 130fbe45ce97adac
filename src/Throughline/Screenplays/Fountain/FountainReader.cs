using Throughline.Text;

namespace Throughline.Screenplays.Fountain;

/// <summary>Reads Fountain 1.1 (fountain.io/syntax).</summary>
public static class FountainReader
{
    /// <summary>Reads a whole file. Never throws on content.</summary>
    public static Reading Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new Reading(Screenplay.Empty with { Format = ScreenplayFormat.Fountain, Source = source }, []);
    }
}
