using System.Globalization;

namespace Throughline.ContinuityGold;

/// <summary>
/// Counts. An error is found when a finding of its kind, which the clean script does not have, cites a line that was changed.
/// Every other finding is false: those of a clean script, and those that a damaged script has besides.
/// </summary>
internal sealed class GoldScore
{
    private static readonly string[] Kinds = ["prop", "wardrobe", "time", "place", "knowledge", "name", "age", "dead-or-absent"];
    private readonly Dictionary<string, int> _errors = Kinds.ToDictionary(k => k, _ => 0, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _found = Kinds.ToDictionary(k => k, _ => 0, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _both = Kinds.ToDictionary(k => k, _ => 0, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _wrong = Kinds.ToDictionary(k => k, _ => 0, StringComparer.Ordinal);
    private readonly List<string> _notes = [];
    private int _pages;
    private int _alarms;

    public void AddClean(GoldScript script, List<FoundNote> found)
    {
        _pages += script.Pages;
        _alarms += found.Count;
        foreach (var note in found)
            Wrong(note, script.Name);
    }

    public void Add(GoldScript script, GoldError error, List<FoundNote> clean, List<FoundNote> damaged)
    {
        var known = clean.Select(n => n.Key).ToHashSet(StringComparer.Ordinal);
        var changed = error.ChangedLines(script.Clean).ToHashSet();
        var hit = false;
        var both = false;
        foreach (var note in damaged.Where(n => !known.Contains(n.Key)))
        {
            if (note.Kind == error.Kind && note.Lines.Any(changed.Contains))
                (hit, both) = (true, both || note.Lines.Contains(error.AgainstLine(script.Clean)));
            else
                Wrong(note, error.Id);
        }

        _errors[error.Kind]++;
        _found[error.Kind] += hit ? 1 : 0;
        _both[error.Kind] += both ? 1 : 0;
        if (!hit)
            _notes.Add($"missed\t{error.Id}\t{error.Kind}\t{error.Now.Replace('\n', '/')}\t{error.Against}");
        else if (!both)
            _notes.Add($"other line\t{error.Id}\t{error.Kind}\t{error.Now.Replace('\n', '/')}\t{error.Against}");
    }

    public void Print(bool withErrors)
    {
        Console.WriteLine("| Kind | Errors | Found | Both lines cited | False | Precision | Recall |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
        foreach (var kind in Kinds)
            Row(kind, _errors[kind], _found[kind], _both[kind], _wrong[kind]);
        Row("All", _errors.Values.Sum(), _found.Values.Sum(), _both.Values.Sum(), _wrong.Values.Sum());
        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Clean: {_pages} pages, {_alarms} false alarms, {100.0 * _alarms / Math.Max(1, _pages):0.0} for 100 pages"));
        if (withErrors)
            _notes.Order(StringComparer.Ordinal).ToList().ForEach(Console.WriteLine);
    }

    private void Wrong(FoundNote note, string where)
    {
        if (_wrong.TryGetValue(note.Kind, out var wrong))
            _wrong[note.Kind] = wrong + 1;
        _notes.Add($"wrong\t{where}\t{note.Kind}\t{note.Reason}\t{string.Join(" / ", note.Quotes)}");
    }

    private static void Row(string name, int errors, int found, int both, int wrong) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {errors} | {found} | {both} | {wrong} | {(found + wrong == 0 ? "-" : ((double)found / (found + wrong)).ToString("0.00", CultureInfo.InvariantCulture))} | {(double)found / Math.Max(1, errors):0.00} |"));
}
