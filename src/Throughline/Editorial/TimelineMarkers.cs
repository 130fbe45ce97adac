namespace Throughline.Editorial;

/// <summary>Markers of a timeline itself.</summary>
internal static class TimelineMarkers
{
    /// <summary>The timeline with its own markers on the clips that they stand over, for formats that know no others.</summary>
    public static Timeline Attach(Timeline timeline, ConversionLosses losses)
    {
        var tracks = timeline.Tracks;
        foreach (var marker in timeline.Markers)
        {
            var at = timeline.Start + marker.Range.Start;
            var over = Ranges.Clips(timeline with { Tracks = tracks }).FirstOrDefault(c => c.Clip.Enabled && c.Record.Contains(at));
            if (over is null)
            {
                losses.Count(Loss.Marker, marker.Comment.Length > 0 ? marker.Comment : marker.Name);
                continue;
            }

            var place = Ranges.TrimmedRange(over.Clip).Start + (at - over.Record.Start);
            var clip = over.Clip with { Markers = over.Clip.Markers.Add(marker with { Range = marker.Range with { Start = place } }) };
            tracks = tracks.SetItem(over.TrackIndex, over.Track with { Children = over.Track.Children.SetItem(over.Index, clip) });
        }

        return timeline with { Tracks = tracks, Markers = [] };
    }
}
