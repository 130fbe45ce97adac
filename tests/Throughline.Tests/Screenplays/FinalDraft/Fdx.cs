using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Tests.Fixtures;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.FinalDraft;

/// <summary>Short ways to read and write Final Draft in tests.</summary>
internal static class Fdx
{
    public static Reading Read(string xml) => FinalDraftReader.Read(new SourceText(xml, "test.fdx"));

    /// <summary>A script that is nothing but these paragraphs.</summary>
    public static Screenplay Script(string paragraphs, string rest = "") =>
        Read($"<FinalDraft DocumentType=\"Script\" Version=\"5\"><Content>{paragraphs}</Content>{rest}</FinalDraft>").Screenplay;

    public static Screenplay KitchenSink { get; } = FinalDraftReader.Read(Fixture.Source("FinalDraft/kitchen-sink.fdx")).Screenplay;

    public static Screenplay NotesInParagraphs { get; } = FinalDraftReader.Read(Fixture.Source("FinalDraft/notes-in-paragraphs.fdx")).Screenplay;

    public static string Write(Screenplay screenplay) => SourceText.Decode(FinalDraftWriter.Write(screenplay).Bytes, "out.fdx").Text;

    /// <summary>The script with one of its elements replaced.</summary>
    public static Screenplay Replace(this Screenplay screenplay, Element old, Element now) =>
        screenplay with { Elements = screenplay.Elements.Replace(old, now) };

    public static T Find<T>(this Screenplay screenplay, string text)
        where T : Element => screenplay.Elements.OfType<T>().First(e => e.Text.Plain.Contains(text, StringComparison.Ordinal));

    /// <summary>The lines that two texts do not share, as a diff shows them.</summary>
    public static List<string> Changes(string before, string after)
    {
        var old = before.Split('\n');
        var now = after.Split('\n');
        var lengths = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                lengths[i, j] = old[i] == now[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
        }

        var changes = new List<string>();
        for (int i = 0, j = 0; i < old.Length || j < now.Length;)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j])
                (i, j) = (i + 1, j + 1);
            else if (j == now.Length || (i < old.Length && lengths[i + 1, j] >= lengths[i, j + 1]))
                changes.Add("-" + old[i++].Trim());
            else
                changes.Add("+" + now[j++].Trim());
        }

        return changes;
    }
}
