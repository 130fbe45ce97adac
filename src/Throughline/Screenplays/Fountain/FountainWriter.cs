namespace Throughline.Screenplays.Fountain;

/// <summary>Writes Fountain.</summary>
public static class FountainWriter
{
    /// <summary>The file: what was read from Fountain and not changed is given back character for character.</summary>
    public static WrittenScreenplay Write(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        return new WrittenScreenplay(screenplay.Source.Encode(), []);
    }
}
