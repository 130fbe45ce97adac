using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Story.Lint;

/// <summary>Makes the safe changes that findings propose.</summary>
public static class Repair
{
    /// <summary>Rounds after which repairing stops although a new round would still find something.</summary>
    public const int MostRounds = 5;

    /// <summary>
    /// Applies every fix that touches no other, looks again, and goes on until nothing changes. A repair can bring another
    /// to light, as a heading set free from its paragraph has no empty line under it.
    /// </summary>
    /// <param name="source">The file.</param>
    /// <param name="lint">Finds what is wrong with a text.</param>
    public static Repaired Apply(SourceText source, Func<SourceText, ImmutableArray<Diagnostic>> lint)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(lint);
        var applied = 0;
        var found = lint(source);
        for (var round = 0; round < MostRounds; round++)
        {
            var chosen = Choose(found);
            if (chosen.Count == 0)
                break;
            applied += chosen.Count;
            source = source.WithText(TextEdit.Apply(source.Text, chosen.SelectMany(fix => fix.Edits)));
            found = lint(source);
        }

        return new Repaired(source, applied, found);
    }

    // In order of place; one whose edits touch an earlier one's waits for the next round.
    private static List<Fix> Choose(ImmutableArray<Diagnostic> found)
    {
        var chosen = new List<Fix>();
        var taken = new List<TextEdit>();
        foreach (var diagnostic in found)
        {
            if (diagnostic.Fix is not { Edits.IsEmpty: false } fix || fix.Edits.Any(edit => taken.Exists(other => Touch(edit, other))))
                continue;
            chosen.Add(fix);
            taken.AddRange(fix.Edits);
        }

        return chosen;
    }

    private static bool Touch(TextEdit a, TextEdit b) => a.Start <= b.Start + b.Length && b.Start <= a.Start + a.Length;
}

/// <summary>A file after its repair.</summary>
/// <param name="Source">The file; the very same when nothing was repaired.</param>
/// <param name="Applied">How many findings were repaired.</param>
/// <param name="Left">What is still found, in the repaired text.</param>
public sealed record Repaired(SourceText Source, int Applied, ImmutableArray<Diagnostic> Left);
