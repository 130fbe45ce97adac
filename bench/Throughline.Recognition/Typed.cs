using System.Text;
using Throughline.Screenplays.PlainText;
using Throughline.Screenplays.Recognition;
using Throughline.Text;

namespace Throughline.Recognition;

/// <summary>Scripts that others typed, as they are and damaged, beside what their columns say.</summary>
internal static class Typed
{
    private static readonly Damage[] Damages = [Damage.None, Damage.NoEdges, Damage.NoGaps, Damage.NoEdges | Damage.NoGaps];

    public static void Measure(IReadOnlyList<string> files, string? details)
    {
        var shares = Damages.ToDictionary(d => d, _ => new List<double>());
        var doubts = new List<(double Confidence, bool IsRight)>();
        foreach (var file in files)
        {
            var lines = Lines(file);
            var (truth, why) = ColumnTruth.Of(lines);
            var name = Path.GetFileNameWithoutExtension(file);
            if (truth is null)
            {
                Console.WriteLine($"{name,-42} left out: {why}");
                continue;
            }

            var known = truth.Count(t => t is not null);
            Console.Write($"{name,-42} {known,6}");
            foreach (var damage in Damages)
            {
                var said = Recogniser.Recognise([.. lines.Select(l => new PlacedLine(l.Text, damage.HasFlag(Damage.NoEdges) ? 0 : l.Column, damage.HasFlag(Damage.NoGaps) ? 0 : l.Gap))]);
                shares[damage].Add(truth.Index().Count(t => t.Item == said[t.Index].Tag) / (double)known);
                Console.Write($"  {shares[damage][^1]:P2}");
                if (damage == Damage.None)
                    doubts.AddRange(truth.Index().Where(t => t.Item is not null).Select(t => (said[t.Index].Confidence, t.Item == said[t.Index].Tag)));
                foreach (var (i, tag) in truth.Index().Where(t => details is not null && t.Item is not null && t.Item != said[t.Index].Tag))
                    File.AppendAllText(details!, $"{damage}\t{name}\t{tag} taken for {said[i].Tag}\t{said[i].Confidence:F3}\t{(i > 0 ? lines[i - 1].Text : "")} | {lines[i].Text} | {(i + 1 < lines.Count ? lines[i + 1].Text : "")}\n");
            }

            Console.WriteLine($"  {why}");
        }

        foreach (var (damage, all) in shares.Where(s => s.Value.Count > 0))
            Console.WriteLine($"{damage,-20} {all.Count} scripts, mean {all.Average():P2}, worst {all.Min():P2}");
        foreach (var share in new[] { 0.01, 0.02, 0.05 })
            Console.WriteLine($"of the disagreements, {Among(doubts, share):P0} are among the {share:P0} of the lines that it doubts most");
        foreach (var bin in doubts.GroupBy(d => Math.Floor(Math.Min(d.Confidence, 0.9999) * 20)).OrderBy(b => b.Key))
            Console.WriteLine($"confidence {bin.Key / 20:F2} and up: {bin.Count()} lines, {bin.Average(b => b.IsRight ? 1.0 : 0):P1} agree");
    }

    private static double Among(List<(double Confidence, bool IsRight)> lines, double share) =>
        lines.OrderBy(l => l.Confidence).Take((int)(lines.Count * share)).Count(l => !l.IsRight) / (double)Math.Max(1, lines.Count(l => !l.IsRight));

    private static List<PlacedLine> Lines(string file)
    {
        var placed = new List<PlacedLine>();
        var gap = 0;
        // The sites that these come from write ISO 8859-1.
        foreach (var line in IndentedLine.Of(new SourceText(Encoding.Latin1.GetString(File.ReadAllBytes(file)).Replace('\f', '\n'), file)))
        {
            if (!line.IsBlank)
                placed.Add(new PlacedLine(line.Text, line.Indent, gap));
            gap = line.IsBlank ? gap + 1 : 0;
        }

        return placed;
    }
}
