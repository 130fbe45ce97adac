using Throughline.Effects;
using Throughline.Ledger;

namespace Throughline.Studio.Effects;

/// <summary>What people say of the work on shots; each saying is an entry of the record and a version that is kept.</summary>
public sealed class ShotProgressStore
{
    private const string Begins = "shot-progress ";

    private readonly Production _production;

    internal ShotProgressStore(Production production) => _production = production;

    /// <summary>Says how far a shot's work is.</summary>
    /// <exception cref="StudioException">There is no such shot.</exception>
    public async Task SayAsync(ShotId shot, ShotStage stage, string note, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(note);
        if (!(await _production.Effects.ShotsAsync(cancel)).Any(known => known.Id == shot))
            throw new StudioException($"There is no effects shot {shot}.");
        var said = new ShotProgress(stage, note.Length <= ShotProgress.LongestNote ? note : note[..ShotProgress.LongestNote], "", default);
        await _production.Story.WriteAsync(Begins + shot.Text, said.ToJson(), $"{shot} is {stage}", $"shot-{shot}", Origin.Human, cancel);
    }

    /// <summary>What was last said of each shot, by the shot; shots of which nothing was said are not in it.</summary>
    public async Task<IReadOnlyDictionary<string, ShotProgress>> ListAsync(CancellationToken cancel = default)
    {
        var said = new Dictionary<string, ShotProgress>(StringComparer.Ordinal);
        foreach (var document in await _production.Story.LatestAsync(Begins, cancel))
        {
            if (ShotProgress.Read(document.Text, document.Person, document.Made) is { } progress)
                said[document.Name[Begins.Length..]] = progress;
        }

        return said;
    }
}
