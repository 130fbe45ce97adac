using System.Collections.Immutable;
using Throughline.Screenplays.FinalDraft;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Screenplays;

/// <summary>Writes a screenplay in any format that can be written.</summary>
public static class ScreenplayWriter
{
    /// <summary>The format that a file name's ending says, or null.</summary>
    public static OutputFormat? FormatOf(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name[(name.LastIndexOf('.') + 1)..].ToUpperInvariant() switch
        {
            "FOUNTAIN" or "SPMD" => OutputFormat.Fountain,
            "FDX" => OutputFormat.FinalDraft,
            "HTML" or "HTM" => OutputFormat.Html,
            "JSON" => OutputFormat.Json,
            _ => null,
        };
    }

    /// <summary>The bytes of the file, and what could not be put in it. The format it was read from, unchanged, gives the bytes that were read.</summary>
    public static WrittenScreenplay Write(Screenplay screenplay, OutputFormat format) => format switch
    {
        OutputFormat.Fountain => FountainWriter.Write(screenplay),
        OutputFormat.FinalDraft => FinalDraftWriter.Write(screenplay),
        OutputFormat.Json => Json.ScreenplayJsonWriter.Write(screenplay),
        OutputFormat.Html => Html.ScreenplayHtmlWriter.Write(screenplay),
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "This format cannot be written."),
    };
}

/// <summary>A format that can be written.</summary>
public enum OutputFormat
{
    /// <summary>Fountain plain text.</summary>
    Fountain,

    /// <summary>Final Draft XML.</summary>
    FinalDraft,

    /// <summary>A page to read in a browser.</summary>
    Html,

    /// <summary>The elements as JSON, for other programs.</summary>
    Json,
}

/// <summary>A file ready to be written.</summary>
/// <param name="Bytes">Its whole content.</param>
/// <param name="Losses">What the format cannot hold, each at its place in the source.</param>
public sealed record WrittenScreenplay(byte[] Bytes, ImmutableArray<Diagnostic> Losses);
