using System.Collections.Immutable;
using System.Globalization;
using Throughline.Editorial;
using Throughline.Effects;
using Throughline.Effects.Images;
using Throughline.Effects.Turnovers;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Studio.Media;

/// <summary>Thumbnails and reference movies of a turnover, as jobs on the media that there is.</summary>
public sealed class TurnoverMedia
{
    private readonly MediaIndex _index;
    private readonly Func<string, MediaProbe> _probe;
    private readonly Func<string, ImageHeader?> _header;
    private readonly MediaExtents _extents;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <param name="index">The media that there is.</param>
    /// <param name="extents">Where the media of sources starts, for files without timecode.</param>
    /// <param name="probe">Says what a movie holds.</param>
    /// <param name="header">Reads the header of an image; null when it cannot be read.</param>
    public TurnoverMedia(MediaIndex index, MediaExtents extents, Func<string, MediaProbe> probe, Func<string, ImageHeader?> header) =>
        (_index, _extents, _probe, _header) = (index, extents, probe, header);

    /// <summary>What a person should know: media that is missing, too short, or without timecode.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    /// <summary>The jobs of a turnover.</summary>
    /// <param name="turnover">The turnover.</param>
    /// <param name="shots">The shots of its cut.</param>
    /// <param name="folder">Where the files are made: <c>thumbnails/SHOT.jpg</c>, <c>reference/PLATE.mov</c>.</param>
    /// <param name="font">The font of burn-ins; null for no reference movies.</param>
    /// <param name="thumbnails">True for a picture of each shot.</param>
    public ImmutableArray<(PlayedPlate Plate, MediaJob Job)> Jobs(Turnover turnover, CutShots shots, string folder, string? font, bool thumbnails)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        var jobs = ImmutableArray.CreateBuilder<(PlayedPlate, MediaJob)>();
        var pictured = new HashSet<ShotId>();
        foreach (var plate in PlayedPlate.Of(turnover, shots))
        {
            if (Find(plate) is not { } media)
                continue;
            var middle = plate.Middle.At(media.Input.Rate, Rounding.Down).Frames - media.Start;
            if (thumbnails && middle >= 0 && (media.Frames == 0 || middle < media.Frames) && pictured.Add(plate.Shot.Id))
                jobs.Add((plate, new ThumbnailJob(media.Input, middle, Path.Combine(folder, "thumbnails", $"{plate.Shot.Id}.jpg"))));
            if (font is not null && Movie(turnover, plate, media, font, Path.Combine(folder, "reference", $"{plate.Name}.mov")) is { } movie)
                jobs.Add((plate, movie));
        }

        return jobs.DrainToImmutable();
    }

    private ReferenceMovieJob? Movie(Turnover turnover, PlayedPlate plate, Found media, string font, string output)
    {
        var rate = media.Input.Rate;
        var (first, end) = (plate.Source.Start.At(rate).Frames - media.Start, plate.Source.End.At(rate).Frames - media.Start);
        var (from, to) = (Math.Max(0, first), media.Frames == 0 ? end : Math.Min(end, media.Frames));
        if (from >= to)
        {
            Tell("VFX602", $"{plate.Name}: {media.Input.Path} has none of the frames that the plate needs; there is no reference movie of it.");
            return null;
        }

        // As much less of the movie as there is less of the media.
        var playing = plate.Speed.Numerator == 0 ? Ratio.One : Ratio.Of(plate.Speed.Denominator, Math.Abs(plate.Speed.Numerator));
        var (lacksFirst, lacksLast) = (Lacking(from - first), Lacking(end - to));
        var (lacksHead, lacksTail) = plate.Speed.Numerator < 0 ? (lacksLast, lacksFirst) : (lacksFirst, lacksLast);
        if (lacksHead > 0 || lacksTail > 0)
            Tell("VFX603", string.Create(CultureInfo.InvariantCulture, $"{plate.Name}: {media.Input.Path} lacks {from - first} frames at the beginning and {end - to} at the end of the plate; its reference movie begins later or ends earlier."));
        if (plate.Clip.Effects.Any(e => e is TimeMap { Enabled: true }))
            Tell("VFX604", $"{plate.Name}: the speed changes inside the shot; the reference movie plays at its mean.");
        return new ReferenceMovieJob(media.Input, from, to - from, output)
        {
            Speed = plate.Speed, Rate = turnover.Timebase.Rate, Frames = Math.Max(1, plate.Frames - lacksHead - lacksTail),
            BurnIns = new BurnIns(
                plate.Shot.Id.Text, string.Create(CultureInfo.InvariantCulture, $"PL{plate.Plate.Number:D2} v{plate.Plate.Current.Version:D3}"), string.Create(CultureInfo.InvariantCulture, $"{turnover.Show} turnover {turnover.Number}"), plate.Plate.Reel,
                PullList.TimebaseOf(turnover, plate.Plate).Label(plate.Source.Start + new FrameTime(from - first, rate)), turnover.Timebase.Label(plate.Record + new FrameTime(lacksHead, turnover.Timebase.Rate)),
                plate.FirstFile + from - first, Math.Max(0, plate.Head - lacksHead), Math.Max(0, plate.Tail - lacksTail), font),
        };

        long Lacking(long frames) => frames == 0 ? 0 : new FrameTime(frames, rate).Times(playing).At(turnover.Timebase.Rate).Frames;
    }

    private Found? Find(PlayedPlate plate)
    {
        if (_index.Find(plate.Plate.File, plate.Plate.Target, plate.Plate.Reel, plate.Plate.ClipName) is not { } file)
        {
            Tell("VFX601", $"{plate.Name}: there is no media of {plate.Plate.Reel}; it gets no thumbnail and no reference movie.");
            return null;
        }

        var rate = plate.Source.Start.Rate;
        if (file.FirstNumber is { } number)
        {
            var label = _header(file.Path)?.Timecode is { } text && Timecode.Read(text, new Timebase(rate, rate.HasDropFrame && text.Contains(';', StringComparison.Ordinal))) is { HasLabel: true } read ? read.Label : default(Timecode?);
            // Without timecode the numbers of camera images count frames since midnight, or files of a plate that was pulled before.
            var start = label?.FrameOfDay ?? (number >= plate.Source.Start.Frames - file.Files && number <= plate.Source.End.Frames ? number : Known(plate, rate));
            return new Found(new MediaInput(Pattern(file), rate) { FirstNumber = number }, start, file.Files);
        }

        var probe = _probe(file.Path);
        // A proxy at 23.976 of media at 24 is the same frames.
        var input = new MediaInput(file.Path, probe.Rate) { Reader = probe.Reader };
        return new Found(input, probe.Start?.FrameOfDay ?? Known(plate, probe.Rate), probe.Frames);
    }

    // Where a file without timecode begins: as the log says, or as the cut does, else at zero.
    private long Known(PlayedPlate plate, FrameRate rate)
    {
        if ((_extents.Of(plate.Clip) ?? plate.Clip.Active?.AvailableRange) is { Start.Rate.IsNone: false } range)
            return range.Start.At(rate).Frames;
        Tell("VFX605", $"{plate.Name}: the media of {plate.Plate.Reel} has no timecode; its first frame is taken for 00:00:00:00. A log of the dailies (--log) says where it begins.");
        return 0;
    }

    private static string Pattern(MediaFile file)
    {
        var dot = file.Path.LastIndexOf('.');
        return string.Create(CultureInfo.InvariantCulture, $"{file.Path[..(dot - file.Digits)].Replace("%", "%%", StringComparison.Ordinal)}%0{file.Digits}d{file.Path[dot..]}");
    }

    private void Tell(string code, string message)
    {
        if (!_diagnostics.Any(d => d.Message == message))
            _diagnostics.Add(new Diagnostic(code, Severity.Warning, SourceSpan.None, message));
    }

    // Start is the frame of the day that the first frame has, at the input's rate.
    private sealed record Found(MediaInput Input, long Start, long Frames);
}
