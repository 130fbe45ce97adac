using System.Collections.Immutable;
using System.Globalization;
using Throughline.Editorial;
using Throughline.Effects;
using Throughline.Time;

namespace Throughline.Studio.Media;

/// <summary>The middle frame of an effects shot in a movie of its cut.</summary>
/// <param name="Shot">The shot.</param>
/// <param name="Record">Where the cut has it.</param>
/// <param name="Frame">Frames from the first of the movie.</param>
public sealed record ShotFrame(ShotId Shot, Timecode Record, long Frame);

/// <summary>
/// Where the shots of a cut are in a movie of it. Movies whose rates count alike (24 and 23.976) have the cut's frames one for one;
/// any other plays the cut in the same time, and shows in each of its frames what the cut shows when that begins.
/// </summary>
/// <param name="Frames">A frame of each shot that the movie shows, in the cut's order.</param>
/// <param name="Said">What a person should know: shots that it does not show, a timecode that cannot be the cut's.</param>
public sealed record CutMovie(ImmutableArray<ShotFrame> Frames, ImmutableArray<string> Said)
{
    /// <summary>Finds them.</summary>
    /// <param name="cut">The cut.</param>
    /// <param name="shots">Its shots.</param>
    /// <param name="movie">The movie. Its timecode says where in the cut it begins; without one it begins where the cut does.</param>
    public static CutMovie Of(Timeline cut, CutShots shots, MediaProbe movie)
    {
        ArgumentNullException.ThrowIfNull(cut);
        ArgumentNullException.ThrowIfNull(shots);
        ArgumentNullException.ThrowIfNull(movie);
        var (frames, said) = (ImmutableArray.CreateBuilder<ShotFrame>(), ImmutableArray.CreateBuilder<string>());
        var clips = Ranges.Clips(cut).Select(placed => placed.Record.At(cut.Rate)).ToArray();
        if (clips.Length == 0)
            return new CutMovie([], []);
        var (first, end) = (clips.Min(record => record.Start.Frames), clips.Max(record => record.End.Frames));
        var begins = movie.Start is { } label ? Begin(label, cut.Timebase) : new FrameTime(first, cut.Rate);
        if (movie.Start is { } own && !Meets(begins))
        {
            // What exports a movie often begins it at zero.
            if (own.FrameOfDay != 0)
                return new CutMovie([], [$"The movie begins at {own}, and the cut goes from {LabelOf(first)} to {LabelOf(end)}: it shows nothing of it."]);
            said.Add($"The movie's timecode begins at {own}; its first frame was taken for the first of the cut, {LabelOf(first)}.");
            begins = new FrameTime(first, cut.Rate);
        }

        foreach (var shot in shots.Shots)
        {
            var record = shot.Uses[0].Placed.Record.At(cut.Rate);
            var middle = record.Start.Frames + record.Duration.Frames / 2;
            var frame = FrameOf(new FrameTime(middle, cut.Rate));
            if (frame < 0 || (movie.Frames > 0 && frame >= movie.Frames))
                said.Add($"{shot.Id} is at {LabelOf(middle)}, {(frame < 0 ? "before the movie begins" : "after the movie ends")}.");
            else
                frames.Add(new ShotFrame(shot.Id, LabelOf(middle), frame));
        }

        return new CutMovie(frames.DrainToImmutable(), said.DrainToImmutable());

        Timecode LabelOf(long frame) => new(cut.Timebase, frame);

        long FrameOf(FrameTime moment) => Counts(movie.Rate, cut.Rate)
            ? moment.Frames - begins.At(cut.Rate).Frames
            : (moment - begins).At(movie.Rate, Rounding.Down).Frames;

        bool Meets(FrameTime start) => FrameOf(new FrameTime(end, cut.Rate)) > 0 && (movie.Frames == 0 || FrameOf(new FrameTime(first, cut.Rate)) < movie.Frames);
    }

    private static bool Counts(FrameRate one, FrameRate other) => one.Nominal == other.Nominal;

    // The second that a label names, in the cut's own count; what is left of it in frames of the movie.
    private static FrameTime Begin(Timecode label, Timebase cut)
    {
        if (Counts(label.Timebase.Rate, cut.Rate))
            return new FrameTime(Read(label.Frames), cut.Rate);
        return new FrameTime(Read(0), cut.Rate) + new FrameTime(label.Frames, label.Timebase.Rate);

        long Read(int frames) => Timecode.Read(string.Create(CultureInfo.InvariantCulture, $"{label.Hours:D2}:{label.Minutes:D2}:{label.Seconds:D2}{(cut.DropFrame ? ';' : ':')}{frames:D2}"), cut).Label.FrameOfDay;
    }
}
