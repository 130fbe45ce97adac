using System.Text.Json;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Web.Live;

/// <summary>The figures by which the page is set, as <c>style</c>: columns are characters from the left edge of what is printed.</summary>
internal static class PageStyleJson
{
    private static readonly ElementKind[] Kinds =
    [
        ElementKind.SceneHeading, ElementKind.Action, ElementKind.Cue, ElementKind.Parenthetical, ElementKind.Dialogue, ElementKind.Lyrics, ElementKind.Transition, ElementKind.Shot, ElementKind.Centered,
    ];

    public static void Write(Utf8JsonWriter json, PageStyle style)
    {
        var all = Kinds.Select(kind => (Kind: kind, Style: style.Paragraphs[(int)kind])).ToList();
        var left = all.Min(one => one.Style.Left);
        var width = all.Max(one => one.Style.Left + one.Style.Width) - left;
        json.WriteStartObject("style");
        json.WriteString("name", style.Name);
        json.WriteString("paper", style.Paper.Name);
        json.WriteNumber("width", width);
        json.WriteString("more", style.More);
        json.WriteStartObject("elements");
        foreach (var (kind, paragraph) in all)
        {
            json.WriteStartObject(ElementNames.Of(kind));
            json.WriteNumber("before", paragraph.Left - left);
            json.WriteNumber("behind", Math.Max(0, width - (paragraph.Left - left) - paragraph.Width));
            json.WriteNumber("first", paragraph.FirstIndent);
            json.WriteNumber("blank", paragraph.BlankBefore);
            json.WriteNumber("spacing", paragraph.Spacing);
            json.WriteString("align", paragraph.Alignment.ToString().ToLowerInvariant());
            json.WriteBoolean("caps", paragraph.Text.HasFlag(TextStyle.AllCaps));
            json.WriteBoolean("bold", paragraph.Text.HasFlag(TextStyle.Bold));
            json.WriteBoolean("italic", paragraph.Text.HasFlag(TextStyle.Italic));
            json.WriteBoolean("underline", paragraph.Text.HasFlag(TextStyle.Underline));
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
