using System.Globalization;
using Throughline.Text;

namespace Throughline.Screenplays.FinalDraft;

/// <summary>Reads what a Final Draft file says of its pages.</summary>
internal static class FdxPageSetup
{
    /// <summary>From the attributes of PageLayout.</summary>
    public static PageSetup Layout(XmlCursor cursor, PageSetup setup) => setup with
    {
        TopMargin = Number(cursor["TopMargin"]),
        BottomMargin = Number(cursor["BottomMargin"]),
        HeaderMargin = Number(cursor["HeaderMargin"]),
        BreaksAtSentences = Yes(cursor["BreakDialogueAndActionAtSentences"]),
    };

    /// <summary>From the attributes of PageSize, in inches.</summary>
    public static PageSetup Size(XmlCursor cursor, PageSetup setup) => setup with
    {
        Width = Number(cursor["Width"]) * 72,
        Height = Number(cursor["Height"]) * 72,
    };

    /// <summary>From the attributes of DialogueBreaks.</summary>
    public static PageSetup Dialogue(XmlCursor cursor, PageSetup setup) => setup with
    {
        ContinuesSpeakers = Yes(cursor["AutomaticCharacterContinueds"]),
        More = Yes(cursor["BottomOfPage"]) == false ? "" : cursor["DialogueBottom"],
        Continued = cursor["DialogueTop"],
    };

    /// <summary>From the attributes of SceneBreaks.</summary>
    public static PageSetup Scenes(XmlCursor cursor, PageSetup setup) => setup with { MarksContinuedScenes = Yes(cursor["SceneBottomOfPage"]) };

    /// <summary>From the attributes of ParagraphSpec.</summary>
    public static ParagraphSetup Paragraph(XmlCursor cursor, string type) => new(
        type,
        cursor["Alignment"],
        Number(cursor["FirstIndent"]),
        Number(cursor["LeftIndent"]),
        Number(cursor["RightIndent"]),
        Number(cursor["SpaceBefore"]),
        Number(cursor["Spacing"]),
        Yes(cursor["StartsNewPage"]));

    /// <summary>From the attributes of a Paragraph that sets itself apart from its type; null when it has none of them.</summary>
    public static ParagraphSetup? Own(XmlCursor cursor) =>
        (cursor["LeftIndent"] ?? cursor["RightIndent"] ?? cursor["FirstIndent"] ?? cursor["SpaceBefore"] ?? cursor["Spacing"] ?? cursor["Alignment"]) is null ? null : Paragraph(cursor, cursor["Type"] ?? "");

    private static bool? Yes(string? value) => value is null ? null : value == "Yes";

    private static double? Number(string? value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
