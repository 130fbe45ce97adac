using System.CommandLine;
using System.Globalization;
using System.Text;
using Throughline.Cli.Files;
using Throughline.Documents.Recovery;
using Throughline.Screenplays.PlainText;
using Throughline.Screenplays.Recognition;
using Throughline.Text;

namespace Throughline.Cli.Recognise;

/// <summary><c>throughline recognise FILE [--lines]</c>.</summary>
internal static class RecogniseCommand
{
    private const double Doubtful = 0.9;
    private const int MostDoubts = 200;

    public static Command Create(CommandConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "A screenplay as plain text or PDF, or - for standard input." };
        var lines = new Option<bool>("--lines") { Description = "Print every line of the file with its tag: S heading, N action, C cue, D dialogue, E parenthetical, T transition, M other." };
        var command = new Command("recognise", "Say what each line of a screenplay in plain text or PDF is, the doubtful ones first.") { file, lines };
        command.SetAction(parsed => Run(console, parsed.GetValue(file)!, parsed.GetValue(lines)));
        return command;
    }

    private static int Run(CommandConsole console, string path, bool everyLine)
    {
        var bytes = ScriptFile.Bytes(path);
        if (PdfFile.IsPdf(bytes))
        {
            if (everyLine)
                throw new CommandFailure($"{path}: --lines takes plain text; without it, the doubtful paragraphs of a PDF are listed.", ExitCode.Usage);
            console.Out.Write(Report(PdfFile.Read(path, bytes)));
            return ExitCode.Done;
        }

        var found = PlainTextLine.Of(SourceText.Decode(bytes, path));
        console.Out.Write(everyLine ? Lines(found) : Report(found));
        return ExitCode.Done;
    }

    private static string Lines(IReadOnlyList<PlainTextLine> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            if (line.Recognised is { } recognised)
                text.Append(Letter(recognised.Tag)).Append('\t').Append(Safe(line.Text));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static string Report(IReadOnlyList<PlainTextLine> lines)
    {
        var tagged = lines.Index().Where(l => l.Item.Recognised is not null).ToList();
        var doubtful = tagged.Where(l => l.Item.Recognised!.Confidence < Doubtful).OrderBy(l => l.Item.Recognised!.Confidence).ToList();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{doubtful.Count} of {tagged.Count} lines are doubtful.\n");
        foreach (var (index, line) in doubtful.Take(MostDoubts))
            text.Append(CultureInfo.InvariantCulture, $"line {index + 1}: {Letter(line.Recognised!.Tag)}, perhaps {Letter(line.Recognised.Alternative)} ({line.Recognised.Confidence:P0}): {Safe(line.Text).Trim()}\n");
        if (doubtful.Count > MostDoubts)
            text.Append(CultureInfo.InvariantCulture, $"and {doubtful.Count - MostDoubts} more\n");
        foreach (var tag in tagged.CountBy(l => l.Item.Recognised!.Tag).OrderBy(t => t.Key))
            text.Append(CultureInfo.InvariantCulture, $"{Letter(tag.Key)} {tag.Value}\n");
        return text.ToString();
    }

    // The paragraphs of a PDF whose kind is doubtful, the least sure first, with their pages.
    private static string Report(PdfScript script)
    {
        var elements = script.Reading.Screenplay.Elements;
        var doubtful = script.Places.Index().Where(p => p.Item.Confidence < Doubtful).OrderBy(p => p.Item.Confidence).ToList();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{doubtful.Count} of {elements.Length} paragraphs are doubtful.\n");
        foreach (var (index, place) in doubtful.Take(MostDoubts))
            text.Append(CultureInfo.InvariantCulture, $"page {place.Page}: {elements[index].Kind} ({place.Confidence:P0}): {Safe(elements[index].Text.Plain.Replace('\n', ' '))}\n");
        if (doubtful.Count > MostDoubts)
            text.Append(CultureInfo.InvariantCulture, $"and {doubtful.Count - MostDoubts} more\n");
        foreach (var kind in elements.CountBy(e => e.Kind).OrderBy(k => k.Key))
            text.Append(CultureInfo.InvariantCulture, $"{kind.Key} {kind.Value}\n");
        return text.ToString();
    }

    // Characters that some programs take for line ends must not add lines either.
    private static string Safe(string text) => SafeText.Line(text).Replace('\u2028', ' ').Replace('\u2029', ' ');

    private static char Letter(LineTag tag) => "SNCDETM"[(int)tag];
}
