using System.Globalization;
using Throughline.Recognition;
using Throughline.Screenplays;
using Throughline.Screenplays.Recognition;

// Throughline.Recognition learn OUT.tsv SCRIPT=LICENCE...   learns from all scripts and writes the table
// Throughline.Recognition measure SCRIPT...         learns from all scripts but one, measures on that one, for each in turn
// Throughline.Recognition typed FILE.txt...         measures on scripts that others typed, whose columns tell what their lines are
// The licence goes into the table beside the name of the script.
// Drafts of one script are given as one argument, joined by +, so that none is measured on the other.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args is ["typed", "--details", var details, .. var detailed])
{
    Typed.Measure(detailed, details);
    return 0;
}

if (args is ["typed", .. var typed])
{
    Typed.Measure(typed, details: null);
    return 0;
}

if (args is not (["learn", _, _, ..] or ["measure", _, _, ..]))
{
    Console.Error.WriteLine("Usage: learn OUT.tsv SCRIPT[+DRAFT]=LICENCE... | measure SCRIPT[+DRAFT]... | typed [--details OUT.tsv] FILE.txt...");
    return 2;
}

Damage[] damages = [Damage.None, Damage.None, Damage.NoEdges, Damage.NoGaps, Damage.NoEdges | Damage.NoGaps];
var groups = args.Skip(args[0] == "learn" ? 2 : 1).Select(g => g.Split('=')[0].Split('+').Select(f => ScreenplayReader.Read(File.ReadAllBytes(f), f).Screenplay).ToList()).ToList();
IReadOnlyList<TypedScript> Typings(int which, int copies, int seed) =>
    [.. from script in groups[which] from copy in Enumerable.Range(0, copies) from d in damages.Index() select Typist.Type(script, seed + copy * 100 + d.Index * 7 + which * 1000, d.Item)];

if (args[0] == "learn")
{
    if (args.Skip(2).FirstOrDefault(a => !a.Contains('=', StringComparison.Ordinal)) is { } unlicensed)
    {
        Console.Error.WriteLine($"{unlicensed}: say under which licence, SCRIPT=LICENCE.");
        return 2;
    }

    var learned = Teacher.Learn([.. Enumerable.Range(0, groups.Count).SelectMany(g => Typings(g, 14, 1))], 6);
    using var output = new StreamWriter(args[1]) { NewLine = "\n" };
    output.WriteLine("# How much each feature of a line speaks for a tag: feature, then heading, action, cue, dialogue, parenthetical, transition, other.");
    output.WriteLine("# Learned by bench/Throughline.Recognition (an averaged perceptron) from scripts typed out in random dialects; see docs/recognition.md.");
    foreach (var (script, licence) in args.Skip(2).Select(a => a.Split('=')).SelectMany(a => a[0].Split('+').Select(script => (script, a[1]))))
        output.WriteLine($"# from {string.Join('/', script.Split('/').TakeLast(3))} ({licence})");
    foreach (var row in learned.Rows.Where(r => r.Value.Any(v => Math.Abs(v) >= 0.05)).OrderBy(r => r.Key, StringComparer.Ordinal))
        output.WriteLine(row.Key + "\t" + string.Join('\t', row.Value.Select(v => v.ToString("0.##", CultureInfo.InvariantCulture))));
    return 0;
}

for (var held = 0; held < groups.Count; held++)
{
    var weights = Teacher.Learn([.. Enumerable.Range(0, groups.Count).Where(g => g != held).SelectMany(g => Typings(g, 5, 1))], 4);
    foreach (var damage in damages.Distinct())
    {
        var tests = groups[held].SelectMany(s => Enumerable.Range(0, 8).Select(i => Typist.Type(s, 900_000 + i, damage))).Where(t => t.Lines.Count > 0).ToList();
        var confusion = new Dictionary<string, int>(StringComparer.Ordinal);
        var scores = tests.ConvertAll(t =>
        {
            var said = TagSequence.Decode(new LineFeatures(t.Lines), weights);
            for (var i = 0; i < said.Length; i++)
            {
                if (said[i].Tag != t.Tags[i])
                    confusion[$"{t.Tags[i]}>{said[i].Tag}"] = confusion.GetValueOrDefault($"{t.Tags[i]}>{said[i].Tag}") + 1;
            }

            return said.Where((s, i) => s.Tag == t.Tags[i]).Count() / (double)said.Length;
        });
        Console.WriteLine($"{groups[held][0].Source.Name.Split('/')[^1],-40} {damage,-16} mean {scores.Average():P2}  worst {scores.Min():P2}  {string.Join(' ', confusion.OrderByDescending(c => c.Value).Take(4).Select(c => $"{c.Key} {c.Value}"))}");
    }
}

return 0;
