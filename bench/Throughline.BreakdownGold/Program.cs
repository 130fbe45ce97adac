using System.Globalization;
using Throughline.Breakdown;
using Throughline.BreakdownGold;

// Usage: run [dev|test] [--errors] [--agreement]. Without a name, both sets.
var folder = args.Length > 0 && Directory.Exists(args[0]) ? args[0] : ".";
var rest = args.Skip(folder == "." ? 0 : 1).ToList();
var adjudication = new Adjudication(Path.Combine(folder, "adjudication.tsv"));
foreach (var set in (string[])["dev", "test"])
{
    if (rest.Contains(set == "dev" ? "test" : "dev"))
        continue;
    var scripts = Directory.GetFiles(Path.Combine(folder, set), "*.marked").Order(StringComparer.Ordinal)
        .Select(f => GoldScript.Read(f, Path.Combine(folder, "pass-b", Path.GetFileNameWithoutExtension(f) + ".tsv"))).ToList();
    var gold = scripts.SelectMany(adjudication.Gold).ToList();
    var found = scripts.SelectMany(s => s.Found()).Where(f => f.Category.Key != "comments").ToList();
    var scenes = scripts.Sum(s => s.Screenplay.Elements.Count(e => e is Throughline.Screenplays.SceneHeading));
    Console.WriteLine($"## {set}: {scripts.Count} scripts, {scenes} scenes");
    Console.WriteLine();
    if (rest.Contains("--agreement"))
        Agreement(scripts);
    Table(found, gold);
    if (rest.Contains("--errors"))
        Errors(found, gold);
}

foreach (var item in adjudication.Undecided)
    Console.WriteLine($"undecided\t{Adjudication.Key(item)}");

static void Table(List<GoldItem> found, List<GoldItem> gold)
{
    Console.WriteLine("| Category | Gold | Found | Precision | Recall | F1 |");
    Console.WriteLine("|---|---|---|---|---|---|");
    foreach (var category in Categories.All.Where(c => gold.Concat(found).Any(i => i.Category.Key == c.Key)))
        Console.WriteLine($"| {category.Name} | {Score.Of(Of(found, category), Of(gold, category))} |");
    var (other, otherGold) = (found.Where(f => f.Category.Key != "cast").ToList(), gold.Where(f => f.Category.Key != "cast").ToList());
    Console.WriteLine($"| All but cast | {Score.Of(other, otherGold)} |");
    Console.WriteLine($"| of these, named | {Score.Of([.. other.Where(f => !f.IsImplied)], [.. otherGold.Where(f => !f.IsImplied)])} |");
    Console.WriteLine($"| of these, implied | {Score.Of([.. other.Where(f => f.IsImplied)], [.. otherGold.Where(f => f.IsImplied)])} |");
    foreach (var source in Enum.GetValues<ElementSource>())
    {
        var of = found.Where(f => f.Source == source).ToList();
        if (of.Count > 0)
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| Source: {source.ToString().ToLowerInvariant()} | - | {of.Count} | {Score.Of(of, gold).Precision:0.00} | - | - |"));
    }

    Console.WriteLine();
}

static List<GoldItem> Of(List<GoldItem> items, Category category) => [.. items.Where(i => i.Category.Key == category.Key)];

static void Agreement(List<GoldScript> scripts)
{
    var (a, b) = (scripts.SelectMany(s => s.PassA).ToList(), scripts.SelectMany(s => s.PassB).ToList());
    var score = Score.Of(b, a);
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Two passes: {a.Count} and {b.Count} marks; F1 of one against the other {score.F1:0.00}; Cohen's kappa over words and categories {Score.Kappa(scripts):0.00}."));
    foreach (var category in Categories.All.Where(c => a.Any(i => i.Category.Key == c.Key)))
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {category.Name} {Score.Of(Of(b, category), Of(a, category)).F1:0.00}"));
    Console.WriteLine();
}

static void Errors(List<GoldItem> found, List<GoldItem> gold)
{
    foreach (var wrong in found.Where(f => !gold.Any(f.Means)))
        Console.WriteLine($"wrong\t{Adjudication.Key(wrong)}");
    foreach (var missed in gold.Where(g => !found.Any(g.Means)))
        Console.WriteLine($"missed\t{Adjudication.Key(missed)}");
}
