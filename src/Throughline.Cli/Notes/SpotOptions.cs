using System.CommandLine;
using System.Globalization;
using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Studio.Notes;

namespace Throughline.Cli.Notes;

/// <summary>How a person says where on a draft something hangs: by words, by a line of the file, by a scene, or by several of these.</summary>
internal sealed class SpotOptions
{
    private const int MostShown = 5;

    private readonly Option<string?> _words = new("--words") { Description = "The words it is about, as they stand in the draft; without them the whole line.", HelpName = "WORDS" };

    private readonly Option<int?> _line = new("--line") { Description = "The line of the draft's file, as an editor counts them.", HelpName = "N" };

    private readonly Option<string?> _scene = new("--scene") { Description = "The scene, by its number; alone it means the heading.", HelpName = "NUMBER" };

    public SpotOptions(Command command)
    {
        command.Add(_words);
        command.Add(_line);
        command.Add(_scene);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_words) is null && result.GetValue(_line) is null && result.GetValue(_scene) is null)
                result.AddError("Say where: --words, --line or --scene.");
        });
    }

    /// <summary>The one place of a draft that is meant.</summary>
    /// <exception cref="CommandFailure">There is none, or there are several.</exception>
    public Anchor Find(ParseResult parsed, Screenplay draft)
    {
        var lines = Lines(draft, parsed.GetValue(_scene), parsed.GetValue(_line));
        if (parsed.GetValue(_words) is not { } words)
            return new Anchor(lines[0].Id, 0, lines[0].Text.Plain.Length);
        if (string.IsNullOrWhiteSpace(words))
            throw new CommandFailure("--words needs a word at least.", ExitCode.Usage);
        var found = Occurrences(lines, words, StringComparison.Ordinal);
        if (found.Count == 0)
            found = Occurrences(lines, words, StringComparison.OrdinalIgnoreCase);
        return found.Count switch
        {
            1 => new Anchor(found[0].Line.Id, found[0].Start, words.Length),
            0 => throw new CommandFailure($"“{words}” does not stand there. Give the words as the draft has them, within one paragraph."),
            _ => throw new CommandFailure($"“{words}” stands in {found.Count} places: {string.Join("; ", found.Take(MostShown).Select(it => Name(it.Line)))}{(found.Count > MostShown ? "; ..." : "")}. Give more words, --line or --scene."),
        };
    }

    private static List<Element> Lines(Screenplay draft, string? scene, int? line)
    {
        IEnumerable<Element> lines = draft.Elements;
        if (scene is not null)
            lines = (Scene.Of(draft).FirstOrDefault(it => it.Label.Equals(scene, StringComparison.OrdinalIgnoreCase)) ?? throw new CommandFailure($"The draft has no scene {scene}.")).Elements;
        if (line is { } number)
            lines = lines.Where(element => element.Span.Line > 0 && element.Span.Line <= number && number <= element.Span.EndLine);
        List<Element> found = [.. lines.Where(element => element.Id.IsKnown && element.Text.Plain.Trim().Length > 0)];
        return found.Count > 0 ? found
            : throw new CommandFailure(line is null ? "The draft says nothing there." : draft.Elements.Any(element => element.Span.Line > 0)
                ? string.Create(CultureInfo.InvariantCulture, $"Line {line} of the file says nothing{(scene is null ? "" : $" in scene {scene}")}.")
                : "This draft's file has no lines to count; say where by --words or --scene.");
    }

    private static List<(Element Line, int Start)> Occurrences(List<Element> lines, string words, StringComparison comparison)
    {
        List<(Element, int)> found = [];
        foreach (var line in lines)
        {
            for (var at = line.Text.Plain.IndexOf(words, comparison); at >= 0; at = line.Text.Plain.IndexOf(words, at + words.Length, comparison))
                found.Add((line, at));
        }

        return found;
    }

    private static string Name(Element line) =>
        line.Span.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"line {line.Span.Line}") : $"“{NotedDraft.Beginning(line.Text.Plain)}”";
}
