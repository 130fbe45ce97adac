using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Tests.Drafts;

/// <summary>Small drafts, written where they are used.</summary>
internal static class Two
{
    public static Screenplay Draft(string fountain, string name = "draft.fountain") => FountainReader.Read(new SourceText(fountain, name)).Screenplay;

    public static DraftMatch Match(string a, string b) => DraftMatch.Between(Draft(a, "old.fountain"), Draft(b, "new.fountain"));

    /// <summary>Each pair in short: <c>edited: old text -> new text</c>.</summary>
    public static IEnumerable<string> Changes(DraftMatch match) =>
        match.Lines.Where(l => l.Kind != MatchKind.Kept).Select(l => (l.A, l.B) switch
        {
            ({ } a, { } b) => $"{DiffJson.NameOf(l.Kind)}: {match.A.Elements[a].Text.Plain} -> {match.B.Elements[b].Text.Plain}",
            ({ } a, null) => $"removed: {match.A.Elements[a].Text.Plain}",
            _ => $"added: {match.B.Elements[l.B!.Value].Text.Plain}",
        });
}
