using System.Collections.Immutable;
using System.Globalization;
using Throughline.Cli.Diff;
using Throughline.Cli.Notes;
using Throughline.Cli.Read;
using Throughline.Drafts;
using Throughline.Screenplays.Layout;
using Throughline.Studio.Notes;

namespace Throughline.Cli.Drafts;

/// <summary>A draft for a terminal.</summary>
internal static class DraftShowText
{
    public static ImmutableArray<TerminalLine> Of(ShownDraft shown, int width)
    {
        var lines = new DiffLines(width);
        Facts(lines, shown);
        Scenes(lines, shown);
        Notes(lines, shown, "Notes and tags", [.. shown.Standing.Where(note => note.Place.Fate == AnchorFate.Carried)]);
        Notes(lines, shown, "On a line whose words are gone", [.. shown.Standing.Where(note => note.Place.Fate == AnchorFate.WordsGone)]);
        Notes(lines, shown, "Orphaned: the line is gone", [.. shown.Standing.Where(note => note.Place.Fate == AnchorFate.Orphaned)]);
        lines.Line();
        return lines.All;
    }

    private static void Facts(DiffLines lines, ShownDraft shown)
    {
        var draft = shown.Draft;
        var date = draft.About.Date is { } day ? string.Create(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd}, ") : "";
        lines.Line();
        lines.Say(string.Create(CultureInfo.InvariantCulture, $"Draft {draft.Number}{(draft.About.Name.Length > 0 ? ": " + draft.About.Name : "")}"), Ink.Strong);
        lines.Say($"{date}by {draft.About.Author}");
        lines.Say(string.Create(CultureInfo.InvariantCulture, $"{draft.FileName}, {shown.Bytes:N0} bytes, added {draft.Added.UtcDateTime:yyyy-MM-dd HH:mm} UTC"), Ink.Soft);
        lines.Say($"sha256 {draft.Content}", Ink.Soft);
        lines.Say($"{Count(shown.Noted.Script.Elements.Length, "line")} in {Count(shown.Noted.Scenes.Length, "scene")}, {Count(shown.Pages.Pages, "page")}");
        if (shown.Before is { } before)
        {
            lines.Say($"Since draft {before.Number}{(before.About.Name.Length > 0 ? $" ({before.About.Name})" : "")}: {shown.Count(MatchKind.Kept)} lines kept, {shown.Count(MatchKind.Edited, MatchKind.Split, MatchKind.Merged)} edited, "
                + $"{shown.Count(MatchKind.Moved, MatchKind.MovedEdited)} moved, {shown.Count(MatchKind.Added)} new, {shown.Count(MatchKind.Removed)} cut", hang: 2);
        }
    }

    private static void Scenes(DiffLines lines, ShownDraft shown)
    {
        if (shown.Noted.Scenes.IsEmpty)
            return;
        lines.Line();
        lines.Say("Scenes", Ink.Second);
        foreach (var scene in shown.Noted.Scenes)
        {
            List<LineNote> here = [.. shown.In(scene)];
            var notes = here.Count(note => note.Kind == NoteKind.Note);
            (int Number, string What)[] counts = [(notes, "note"), (here.Count - notes, "tag")];
            var line = lines.Line().Right(scene.Label, 5, Ink.Strong).Add("  ").Left(scene.Heading.Text.Plain.ReplaceLineEndings(" ").Trim(), Math.Max(20, lines.Width / 2));
            line.Right(shown.Pages.LengthOf(scene.Index).ToString(), 8, Ink.Soft).Add("   ").Add(string.Join(", ", counts.Where(it => it.Number > 0).Select(it => Count(it.Number, it.What))), Ink.Mark);
        }
    }

    private static void Notes(DiffLines lines, ShownDraft shown, string heading, List<LineNote> notes)
    {
        if (notes.Count == 0)
            return;
        lines.Line();
        lines.Say(heading, Ink.Second);
        foreach (var note in notes)
            NoteText.Write(lines, shown.Noted, note);
    }

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {what}{(number == 1 ? "" : "s")}");
}
