using System.Collections.Immutable;
using System.Globalization;
using Throughline.Editorial;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Effects;

/// <summary>The effects shots of a cut.</summary>
/// <param name="Shots">In the order in which they are first seen.</param>
/// <param name="Unnamed">Places that ask for an effect and name no shot.</param>
/// <param name="Diagnostics">What is doubtful.</param>
public sealed record CutShots(ImmutableArray<CutShot> Shots, ImmutableArray<UnnamedEffect> Unnamed, ImmutableArray<Diagnostic> Diagnostics)
{
    // Columns of logs and shot lists in which people keep shot names.
    private static readonly string[] Columns = ["VFX", "VFX ID", "VFX Shot", "Shot ID", "Shot", "Effects Shot", "Comments", "Comment", "Description"];

    /// <summary>Looks through the picture tracks of a cut for the names of effects shots; nested sequences are taken apart.</summary>
    /// <param name="timeline">The cut.</param>
    /// <param name="pattern">How the show makes ids; null: names of any usual form.</param>
    /// <param name="colour">The colour of the markers that count, such as <c>YELLOW</c>; null: all.</param>
    public static CutShots Of(Timeline timeline, ShotPattern? pattern = null, string? colour = null)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        var search = new Search(pattern);
        var plain = TimelineMarkers.Attach(Flattening.Unnest(timeline), new ConversionLosses(""));
        foreach (var placed in Ranges.Clips(plain))
        {
            if (placed.Track.Kind == TrackKind.Video && placed.Track.Enabled && placed.Clip.Enabled && placed.Clip.Active?.Kind is not MediaKind.Black)
                search.Add(placed, colour);
        }

        return search.Result();
    }

    private sealed class Search(ShotPattern? pattern)
    {
        private readonly List<(ShotId Id, ShotUse Use, string Work)> _uses = [];
        private readonly List<UnnamedEffect> _unnamed = [];
        private readonly List<Diagnostic> _diagnostics = [];

        public void Add(PlacedClip placed, string? colour)
        {
            ShotId? found = null;
            var asked = "";
            foreach (var (words, evidence) in Words(placed.Clip, colour))
            {
                var isNamed = evidence == ShotEvidence.ClipName ? OfClipName(words, out var id) : ShotNames.TryFind(words, pattern, out id, out _);
                if (!isNamed)
                {
                    asked = evidence != ShotEvidence.ClipName && asked.Length == 0 ? AsksForEffect(words) : asked;
                }
                else if (found is null)
                {
                    var work = "";
                    if (evidence != ShotEvidence.ClipName)
                        ShotNames.TryFind(words, pattern, out _, out work);
                    found = id;
                    var (lead, trail) = Overlaps(placed);
                    if (evidence == ShotEvidence.Marker && pattern is not null && ShotNames.TryFind(work, pattern, out var second, out _) && second != id && pattern.TryRead(second, out _, out _))
                        Say("VFX001", placed, $"{Where(placed)} is marked both {id} and {second}; {id} was taken. Cut it in two, or mark it with one name.");
                    _uses.Add((id, new ShotUse(placed, lead, trail, evidence, words.Trim()), work));
                }
                else if (found != id && evidence == ShotEvidence.Marker)
                {
                    Say("VFX001", placed, $"{Where(placed)} is marked both {found} and {id}; {found} was taken. Cut it in two, or take one marker away.");
                }
            }

            if (found is null && asked.Length > 0)
                _unnamed.Add(new UnnamedEffect(placed, asked));
        }

        public CutShots Result()
        {
            var shots = _uses.GroupBy(u => u.Id).Select(g => new CutShot(
                g.Key,
                g.Select(u => u.Work).FirstOrDefault(w => w.Length > 0) ?? "",
                [.. g.Select(u => u.Use).OrderBy(u => u.Placed.Record.Start).ThenBy(u => u.Placed.TrackIndex)]));
            return new CutShots([.. shots.OrderBy(s => s.Uses[0].Placed.Record.Start)], [.. _unnamed], [.. _diagnostics]);
        }

        private void Say(string code, PlacedClip placed, string message)
        {
            if (_diagnostics.Count(d => d.Code == code) < 50)
                _diagnostics.Add(new Diagnostic(code, Severity.Warning, placed.Clip.Span, message));
        }

        // A clip of that name is a version of the shot, or the very shot when the show's pattern says so.
        private bool OfClipName(string name, out ShotId id) =>
            ShotNames.TryOfVersion(name, out id) || (pattern is not null && ShotNames.TryFind(name, pattern, out id, out _) && pattern.TryRead(id, out _, out _));
    }

    private static IEnumerable<(string Words, ShotEvidence Evidence)> Words(Clip clip, string? colour)
    {
        foreach (var marker in clip.Markers.Where(m => colour is null || m.Colour.Equals(colour, StringComparison.OrdinalIgnoreCase)))
            yield return ($"{marker.Name} {(marker.Comment == marker.Name ? "" : marker.Comment)}", ShotEvidence.Marker);
        foreach (var entry in clip.Metadata.Entries)
        {
            if (entry is { Format: "edl", Key: "comment" })
                yield return (entry.Value, ShotEvidence.Note);
            else if (entry.Format is "ale" or "csv" && Columns.Contains(entry.Key, StringComparer.OrdinalIgnoreCase))
                yield return (entry.Value, ShotEvidence.Column);
        }

        yield return (clip.Name, ShotEvidence.ClipName);
        if (clip.Active is { Name.Length: > 0 } media && media.Name != clip.Name)
            yield return (media.Name, ShotEvidence.ClipName);
    }

    // What is wanted, of words that begin with VFX: VFX: sky, V/FX sky, VFX12 - sky, VFX?; empty for all others.
    private static string AsksForEffect(string words)
    {
        var text = words.Trim();
        var mark = text.StartsWith("VFX", StringComparison.OrdinalIgnoreCase) ? 3 : text.StartsWith("V/FX", StringComparison.OrdinalIgnoreCase) ? 4 : 0;
        if (mark == 0 || (text.Length > mark && char.IsAsciiLetter(text[mark])))
            return "";
        var rest = text[mark..].Trim(' ', ':', '-', '|', '?', '!');
        return rest.Length == 0 ? "VFX" : rest;
    }

    private static (FrameTime Lead, FrameTime Trail) Overlaps(PlacedClip placed)
    {
        var children = placed.Track.Children;
        var zero = FrameTime.Zero(placed.Record.Start.Rate);
        var lead = placed.Index > 0 && children[placed.Index - 1] is Transition before ? before.InOffset : zero;
        var trail = placed.Index + 1 < children.Length && children[placed.Index + 1] is Transition after ? after.OutOffset : zero;
        return (lead, trail);
    }

    private static string Where(PlacedClip placed) =>
        placed.Clip.Span.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $"The clip {placed.Clip.Name} on line {placed.Clip.Span.Line}") : $"The clip {placed.Clip.Name}";
}
