using System.Diagnostics;
using System.Globalization;
using Throughline.CutBench;

if (args is ["speed"])
{
    Speed.Compare();
    Speed.Read();
    return 0;
}

if (args is not ["laws", var count, var start] || !int.TryParse(count, CultureInfo.InvariantCulture, out var cases) || !int.TryParse(start, CultureInfo.InvariantCulture, out var first))
{
    Console.Error.WriteLine("usage: Throughline.CutBench laws CASES SEED\n       Throughline.CutBench speed");
    return 2;
}

var began = Stopwatch.GetTimestamp();
var show = Environment.GetEnvironmentVariable("SHOW") is { } wanted ? int.Parse(wanted, CultureInfo.InvariantCulture) : 0;
var found = new Found();
var byEdit = new SortedDictionary<string, Found>(StringComparer.Ordinal);
var broken = 0;
for (var seed = first; seed < first + cases; seed++)
{
    var edited = EditedCut.Of(seed);
    found.Add(edited, show-- > 0 ? miss => Console.WriteLine($"seed {seed}: {miss}; {string.Join(", ", edited.Edits)}") : null);
    foreach (var edit in edited.Edits.Distinct(StringComparer.Ordinal))
    {
        if (!byEdit.TryGetValue(edit, out var with))
            byEdit[edit] = with = new Found();
        with.Add(edited);
    }

    if (Laws.Broken(edited) is not { } law)
        continue;
    if (++broken <= 10)
        Console.WriteLine($"seed {seed}: {law}; {string.Join(", ", edited.Edits)}");
}

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{cases} edit scripts from seed {first} in {Stopwatch.GetElapsedTime(began).TotalSeconds:F0} s: {broken} broke a law"));
Console.WriteLine();
Console.WriteLine("                                   in both cuts  found again          taken for another   invented");
Print("all", found);
foreach (var (edit, with) in byEdit)
    Print("with " + edit, with);
return broken == 0 ? 0 : 1;

static void Print(string name, Found found) =>
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-34} {found.Wanted,12} {found.Right,12} {100.0 * found.Right / Math.Max(1, found.Wanted),7:F2} % {found.Wrong,18} {found.Invented,10}"));
