using System.Globalization;
using System.Text.Json;
using Throughline.ContinuityGold;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;
using Throughline.Story.Continuity;

// Usage: run dev|test [--errors]         precision and recall by kind, false alarms on the clean scripts
//        run dev|test --write FOLDER     every clean and every damaged script, to be asked about by other means
//        run dev|test --answers FOLDER   scores the answers to those (ask --json, one file for each script; those without one are left out)
//        run --scripts FILE...           findings in scripts of others, to be looked at
if (args.Length < 2)
{
    Console.Error.WriteLine("Usage: run dev|test [--errors | --write FOLDER | --answers FOLDER], run --scripts FILE...");
    return 2;
}

if (args[1] == "--scripts")
{
    OfOthers(args[2..]);
    return 0;
}

var scripts = GoldScript.All(Path.Combine(args[0], args[1]));
switch (args[2..])
{
    case ["--write", var folder]:
        Directory.CreateDirectory(folder);
        foreach (var script in scripts)
        {
            File.WriteAllText(Path.Combine(folder, script.Name + ".fountain"), script.Clean);
            foreach (var error in script.Errors)
                File.WriteAllText(Path.Combine(folder, error.Id + ".fountain"), error.Damaged(script.Clean));
        }

        return 0;
    case ["--answers", var folder]:
        Report(scripts, (name, _) => Path.Combine(folder, name + ".json") is var path && File.Exists(path) ? Answers(path) : null, showErrors: false);
        return 0;
    case var rest:
        Report(scripts, (_, text) => GoldScript.Find(text), rest.Contains("--errors"));
        return 0;
}

static void Report(GoldScript[] scripts, Func<string, string, List<FoundNote>?> find, bool showErrors)
{
    var score = new GoldScore();
    var (asked, all) = (0, 0);
    foreach (var script in scripts)
    {
        all += script.Errors.Length;
        if (find(script.Name, script.Clean) is not { } clean)
            continue;
        score.AddClean(script, clean);
        foreach (var error in script.Errors)
        {
            if (find(error.Id, error.Damaged(script.Clean)) is not { } found)
                continue;
            asked++;
            score.Add(script, error, clean, found);
        }
    }

    if (asked < all)
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{asked} of {all} contradictions were asked about."));
    score.Print(showErrors);
}

static List<FoundNote> Answers(string path)
{
    using var answer = JsonDocument.Parse(File.ReadAllBytes(path));
    var notes = new List<FoundNote>();
    foreach (var finding in answer.RootElement.GetProperty("findings").EnumerateArray())
    {
        var quotes = finding.GetProperty("quotes").EnumerateArray().ToArray();
        if (finding.GetProperty("state").GetString() != "unverified" && finding.GetProperty("kind").GetString() != "question")
            notes.Add(new FoundNote(finding.GetProperty("kind").GetString()!, finding.GetProperty("statement").GetString()!, 1, [.. quotes.Select(q => q.TryGetProperty("line", out var line) ? line.GetInt32() : 0)], [.. quotes.Select(q => q.GetProperty("words").GetString()!)]));
    }

    return notes;
}

static void OfOthers(string[] paths)
{
    var (pages, all) = (0, 0);
    foreach (var path in paths)
    {
        var screenplay = ScreenplayReader.Read(File.ReadAllBytes(path), path).Screenplay;
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var found = ContinuityCheck.Of(screenplay);
        var elapsed = clock.ElapsedMilliseconds;
        var length = PageLayout.Of(screenplay).Pages;
        (pages, all) = (pages + length, all + found.Length);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}: {length} pages, {found.Length} findings, {elapsed} ms"));
        foreach (var finding in found)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {ContinuityKinds.Name(finding.Kind)} {finding.Confidence:0.00} {finding.Reason}"));
            foreach (var line in finding.Lines)
                Console.WriteLine($"    {line.Line}: {line.Quote}");
        }
    }

    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages} pages, {all} findings, {100.0 * all / Math.Max(1, pages):0.0} for 100 pages"));
}
