using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Effects;

/// <summary>A shot as a person's table has it.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Scene">The scene's number, or empty.</param>
/// <param name="Work">What is to be done, or empty.</param>
/// <param name="Vendor">Who does it, or empty.</param>
/// <param name="Line">The row's line in the file.</param>
public sealed record ListedShot(ShotId Id, string Scene, string Work, string Vendor, int Line);

/// <summary>A table of effects shots that a person keeps.</summary>
/// <param name="Shots">In the order of the table, each id once.</param>
/// <param name="Diagnostics">Rows that could not be read.</param>
public sealed record EffectsList(ImmutableArray<ListedShot> Shots, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>No table.</summary>
    public static readonly EffectsList Empty = new([], []);

    /// <summary>Rows that say what is to be done and name no shot yet; their id is <c>default</c>.</summary>
    public ImmutableArray<ListedShot> Unnamed { get; init; } = [];

    /// <summary>Gives the rows without a name their ids: that of a known shot of the same scene and work, else the next of the scene.</summary>
    /// <param name="pattern">How the show makes ids.</param>
    /// <param name="register">The ids that are taken.</param>
    /// <param name="known">Shots that are kept.</param>
    public EffectsList Name(ShotPattern pattern, ShotRegister register, IEnumerable<ListedShot> known)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        ArgumentNullException.ThrowIfNull(register);
        var free = known.Where(k => Find(k.Id) is null).ToList();
        register = register.With(Shots.Select(s => s.Id));
        var named = ImmutableArray.CreateBuilder<ListedShot>();
        foreach (var row in Unnamed)
        {
            var at = free.FindIndex(k => ShotPattern.Scene(k.Scene) == ShotPattern.Scene(row.Scene) && k.Work == row.Work);
            ShotId id;
            if (at >= 0)
            {
                id = free[at].Id;
                free.RemoveAt(at);
            }
            else
            {
                (register, id) = register.Give(pattern, row.Scene);
            }

            named.Add(row with { Id = id });
        }

        return this with { Shots = [.. Shots, .. named], Unnamed = [] };
    }

    /// <summary>A shot by its id, or null.</summary>
    public ListedShot? Find(ShotId id) => Shots.FirstOrDefault(s => s.Id == id);

    /// <summary>Reads a CSV with a row of column names: Shot (or Shot Code, Name), Scene (or Sequence), Work (or Description), Vendor (or Facility), in any order and case.</summary>
    public static EffectsList Read(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var log = new DiagnosticLog(source);
        var shots = ImmutableArray.CreateBuilder<ListedShot>();
        var unnamed = ImmutableArray.CreateBuilder<ListedShot>();
        string[]? names = null;
        foreach (var (start, end, cells) in CsvTable.Read(source))
        {
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (names is null)
            {
                names = [.. cells.Select(c => c.Trim().ToUpperInvariant())];
                if (Column(names, "SHOT", "SHOT CODE", "SHOT ID", "NAME") < 0 && (Column(names, "SCENE", "SEQUENCE") < 0 || Column(names, "WORK", "DESCRIPTION", "BRIEF") < 0))
                    log.Say("VFX301", Severity.Error, start, end - start, $"{source.Name} has no column Shot in its first row, nor Scene and Work, so it is no list of effects shots.");
                continue;
            }

            var row = new ListedShot(default, Cell(cells, Column(names, "SCENE", "SEQUENCE")), Cell(cells, Column(names, "WORK", "DESCRIPTION", "BRIEF")), Cell(cells, Column(names, "VENDOR", "FACILITY")), source.LineAt(start));
            if (Cell(cells, Column(names, "SHOT", "SHOT CODE", "SHOT ID", "NAME")).ToUpperInvariant() is not { Length: > 0 } id)
            {
                if (row.Work.Length > 0)
                    unnamed.Add(row);
                continue;
            }

            if (id.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-')))
                log.Say("VFX302", Severity.Warning, start, end - start, $"Line {source.LineAt(start)}: {id} cannot be a shot's name: only letters, digits, _ and - can be in one.");
            else if (shots.Any(s => s.Id.Text == id))
                log.Say("VFX303", Severity.Warning, start, end - start, $"Line {source.LineAt(start)}: {id} is there a second time; the first row counts.");
            else
                shots.Add(row with { Id = new ShotId(id) });
        }

        return new EffectsList(shots.DrainToImmutable(), log.ToImmutable()) { Unnamed = unnamed.DrainToImmutable() };
    }

    private static int Column(string[] names, params ReadOnlySpan<string> wanted)
    {
        foreach (var name in wanted)
        {
            if (Array.IndexOf(names, name) is var at and >= 0)
                return at;
        }

        return -1;
    }

    private static string Cell(string[] cells, int at) => at >= 0 && at < cells.Length ? cells[at].Trim() : "";
}
