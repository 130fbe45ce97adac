using System.Collections.Immutable;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.FinalCut7;

/// <summary>Lays the items of a track out. A start or end of -1 is where the transition beside it has its cut.</summary>
internal sealed class XmemlTrack(XmemlItems items, FrameRate rate, SourceText source, DiagnosticLog log)
{
    private readonly ImmutableArray<TrackPart>.Builder _children = ImmutableArray.CreateBuilder<TrackPart>();
    private long _at;

    public Track Read(XmlNode track, TrackKind kind)
    {
        var parts = track.Children.Where(c => c.Name is "clipitem" or "generatoritem" or "transitionitem").ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Name != "transitionitem")
                Place(parts, i);
            else if (i == 0 || i == parts.Length - 1 || parts[i + 1].Name != "transitionitem")
                Transition(parts, i);
        }

        return new Track
        {
            Name = track.TextOf("name"),
            Kind = kind,
            Enabled = !XmemlValues.IsFalse(track, "enabled"),
            Children = _children.DrainToImmutable(),
            Metadata = XmemlValues.Kept(track, "name", "enabled", "clipitem", "generatoritem", "transitionitem"),
        };
    }

    private void Place(XmlNode[] parts, int i)
    {
        var node = parts[i];
        var own = XmemlValues.Rate(node) ?? rate;
        var start = XmemlValues.Frames(node, "start") ?? -1;
        var end = XmemlValues.Frames(node, "end") ?? -1;
        var lead = 0L;
        if (start < 0)
        {
            start = i > 0 && parts[i - 1].Name == "transitionitem" ? Cut(parts, i - 1) : _at;
            lead = i > 0 && parts[i - 1].Name == "transitionitem" ? start - (XmemlValues.Frames(parts[i - 1], "start") ?? start) : 0;
        }

        if (end < 0)
        {
            var played = new FrameTime((XmemlValues.Frames(node, "out") ?? 0) - (XmemlValues.Frames(node, "in") ?? 0), own).At(rate).Frames;
            end = i + 1 < parts.Length && parts[i + 1].Name == "transitionitem" ? Cut(parts, i + 1) : start - lead + Math.Max(0, played);
        }

        if (start > _at)
        {
            if (_children is [.., Editorial.Transition])
                _at = start;
            else
                _children.Add(Gap.Of(new FrameTime(start - _at, rate)));
        }
        else if (start < _at)
        {
            log.Say("XME014", Severity.Warning, node.Start, $"{node.TextOf("name")} on line {source.LineAt(node.Start)} begins {_at - start} frames before the clip in front of it ends; its beginning is cut.");
            lead += _at - start;
            start = _at;
        }

        var length = Math.Max(0, end - start);
        _children.Add(items.Item(node, rate, new FrameTime(lead, rate), new FrameTime(length, rate)));
        _at = start + length;
    }

    private void Transition(XmlNode[] parts, int i)
    {
        var node = parts[i];
        var start = XmemlValues.Frames(node, "start") ?? 0;
        var end = Math.Max(start, XmemlValues.Frames(node, "end") ?? start);
        var cut = Math.Clamp(Cut(parts, i), start, end);
        if (i == 0 && cut > _at)
        {
            _children.Add(Gap.Of(new FrameTime(cut - _at, rate)));
            _at = cut;
        }

        var effect = node.Child("effect");
        var id = effect?.TextOf("effectid") ?? "";
        var category = effect?.TextOf("effectcategory") ?? "";
        _children.Add(new Transition
        {
            Name = effect?.TextOf("name") ?? "",
            Span = node.Span,
            Kind = id.Contains("Dissolve", StringComparison.OrdinalIgnoreCase) || id.Contains("fade", StringComparison.OrdinalIgnoreCase) ? TransitionKind.Dissolve
                : category.Contains("Wipe", StringComparison.OrdinalIgnoreCase) ? TransitionKind.Wipe : TransitionKind.Other,
            WipePattern = effect is not null && XmemlValues.Frames(effect, "wipecode") is { } code and >= 0 and < 1000 ? (int)code : 0,
            InOffset = new FrameTime(cut - start, rate),
            OutOffset = new FrameTime(end - cut, rate),
            Metadata = XmemlValues.Kept(node, "start", "end", "alignment", "rate", "cutPointTicks"),
        });
    }

    // Where a transition's two clips meet: as they say, else as it is aligned.
    private static long Cut(XmlNode[] parts, int i)
    {
        var node = parts[i];
        var start = XmemlValues.Frames(node, "start") ?? 0;
        var end = Math.Max(start, XmemlValues.Frames(node, "end") ?? start);
        if (i > 0 && XmemlValues.Frames(parts[i - 1], "end") is { } before and >= 0 && before >= start && before <= end && parts[i - 1].Name != "transitionitem")
            return before;
        if (i + 1 < parts.Length && XmemlValues.Frames(parts[i + 1], "start") is { } after and >= 0 && after >= start && after <= end && parts[i + 1].Name != "transitionitem")
            return after;
        return node.TextOf("alignment") switch
        {
            "start" or "start-black" => start,
            "end" or "end-black" => end,
            _ => start + (end - start) / 2,
        };
    }
}
