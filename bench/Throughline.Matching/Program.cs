using System.Diagnostics;
using System.Globalization;
using Throughline.Drafts;
using Throughline.Matching;
using Throughline.Screenplays;

if (args is ["speed", .. { Length: > 0 } timed])
    return Speed.Run(timed);
if (args is not [var count, var start, .. { Length: > 0 } paths] || !int.TryParse(count, CultureInfo.InvariantCulture, out var cases) || !int.TryParse(start, CultureInfo.InvariantCulture, out var first))
{
    Console.Error.WriteLine("usage: Throughline.Matching CASES SEED SCRIPT...\n       Throughline.Matching speed SCRIPT...");
    return 2;
}

var show = Environment.GetEnvironmentVariable("SHOW") is { } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : 0;
var scripts = paths.Select(path => ScreenplayReader.Read(File.ReadAllBytes(path), path).Screenplay).ToList();
var all = new Score();
var touched = new Score();
var byEdit = DraftMaker.Edits.ToDictionary(edit => edit, _ => new Score(), StringComparer.Ordinal);
var began = Stopwatch.GetTimestamp();
for (var seed = first; seed < first + cases; seed++)
{
    var known = KnownCase.Of(scripts, seed);
    var match = DraftMatch.Between(known.A, known.B);
    var wrong = all.Add(known, match);
    touched.Add(known, match, onlyTouched: true);
    foreach (var edit in known.Edits)
        byEdit[edit].Add(known, match);
    if (wrong.Count > 0 && show-- > 0)
        Console.WriteLine($"seed {seed}: {string.Join(", ", known.Edits)}; {known.A.Elements.Length} lines\n{string.Join('\n', wrong.Take(12))}");
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} drafts made of {scripts.Count} scripts from seed {first}, in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s; lines that keep half of their words"));
Console.WriteLine("                        F1  precision  recall     lines");
Print("all lines", all);
Print("changed or moved lines", touched);
foreach (var edit in DraftMaker.Edits)
    Print("with " + edit, byEdit[edit]);
Console.WriteLine($"lines with the identity of another: {all.SharedIds}");
ReturnedScenes.Print(scripts, Math.Max(1, cases / 50), first);
return all.F1 >= 0.99 && all.SharedIds == 0 ? 0 : 1;

static void Print(string name, Score score) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-22} {score.F1:F4}  {score.Precision:F4}   {score.Recall:F4} {score.Found + score.Missed,10}"));
