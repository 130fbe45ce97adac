using System.Collections.Immutable;
using System.Globalization;
using Throughline.Effects.Images;
using Throughline.Effects.Turnovers;
using Throughline.Time;

namespace Throughline.Effects.Receiving;

/// <summary>A file that came back.</summary>
/// <param name="Path">Inside the delivery, with <c>/</c>.</param>
/// <param name="Header">What its header says; null when it is no image whose header can be read.</param>
public sealed record DeliveredFile(string Path, ImageHeader? Header);

/// <summary>A sequence of images that came back, and what is wrong with it.</summary>
/// <param name="Name">What its files share before the number.</param>
/// <param name="Shot">The shot it is of; null when the turnover has none of that name.</param>
/// <param name="First">The lowest number.</param>
/// <param name="Last">The highest number.</param>
/// <param name="Files">How many files there are.</param>
/// <param name="Size">Width and height of the first file; null when it could not be read.</param>
/// <param name="Findings">In words, empty when all is well.</param>
public sealed record DeliveredVersion(string Name, ShotId? Shot, long First, long Last, int Files, (int Width, int Height)? Size, ImmutableArray<DeliveryFinding> Findings);

/// <summary>Something that is wrong with what came back.</summary>
/// <param name="Code">VFX401 to VFX413.</param>
/// <param name="Message">One sentence.</param>
public sealed record DeliveryFinding(string Code, string Message);

/// <summary>Checks image sequences that come back against what was handed over: length, handles, numbers, rate, size.</summary>
public static class DeliveryCheck
{
    /// <summary>The sequences in order of name.</summary>
    /// <param name="turnover">What was handed over.</param>
    /// <param name="files">What came back; files that are no frames of a sequence are left out.</param>
    /// <param name="sizes">Width and height of plates that came before, by name in capitals.</param>
    public static ImmutableArray<DeliveredVersion> Run(Turnover turnover, IEnumerable<DeliveredFile> files, IReadOnlyDictionary<string, (int Width, int Height)>? sizes = null)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        ArgumentNullException.ThrowIfNull(files);
        var sequences = new SortedDictionary<string, List<Frame>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            var name = file.Path[(file.Path.LastIndexOf('/') + 1)..];
            if (!PlateName.TryFrame(name, out var sequence, out var number, out var digits))
                continue;
            if (!sequences.TryGetValue(sequence, out var frames))
                sequences[sequence] = frames = [];
            frames.Add(new Frame(number, digits, file));
        }

        var plates = new Dictionary<string, (int Width, int Height)>(sizes ?? new Dictionary<string, (int, int)>(StringComparer.Ordinal), StringComparer.OrdinalIgnoreCase);
        foreach (var (name, frames) in sequences)
        {
            if (frames.Find(f => f.File.Header is not null).File?.Header is { } header)
                plates[name] = (header.Width, header.Height);
        }

        return [.. sequences.Select(s => Check(turnover, s.Key, [.. s.Value.OrderBy(f => f.Number)], plates))];
    }

    private static DeliveredVersion Check(Turnover turnover, string name, ImmutableArray<Frame> frames, Dictionary<string, (int Width, int Height)> plates)
    {
        var findings = ImmutableArray.CreateBuilder<DeliveryFinding>();
        var shot = turnover.Shots.Where(s => name.StartsWith(s.Id.Text, StringComparison.OrdinalIgnoreCase) && (name.Length == s.Id.Text.Length || !char.IsAsciiLetterOrDigit(name[s.Id.Text.Length])))
            .OrderByDescending(s => s.Id.Text.Length).FirstOrDefault();
        if (shot is null)
            findings.Add(new DeliveryFinding("VFX401", $"{name} is of no shot in turnover {turnover.Number}."));
        else if (Expected(shot, name) is { } plate)
            CheckFrames(name, shot, plate, turnover.Policy, frames, findings);
        CheckHeaders(name, shot, frames, findings);
        if (shot is not null && Expected(shot, name) is { } expected)
            CheckAgainstPlate(turnover, name, shot, expected, frames, plates, findings);
        var size = frames[0].File.Header is { } header ? (header.Width, header.Height) : ((int, int)?)null;
        return new DeliveredVersion(name, shot?.Id, frames[0].Number, frames[^1].Number, frames.Length, size, findings.DrainToImmutable());
    }

    // A plate is held against itself, a version against the shot's first plate that the cut shows.
    private static (PlateVersion Version, Plate Plate)? Expected(TurnoverShot shot, string name)
    {
        foreach (var plate in shot.Plates)
        {
            foreach (var version in plate.Versions)
            {
                if (PlateName.Of(shot.Id, plate.Number, version.Version).Equals(name, StringComparison.OrdinalIgnoreCase))
                    return (version, plate);
            }
        }

        return shot.Plates.FirstOrDefault(p => p.Seen is not null) is { } first ? (first.Current, first) : null;
    }

    private static void CheckFrames(string name, TurnoverShot shot, (PlateVersion Version, Plate Plate) expected, PullPolicy policy, ImmutableArray<Frame> frames, ImmutableArray<DeliveryFinding>.Builder findings)
    {
        var (version, plate) = expected;
        var (first, last) = (frames[0].Number, frames[^1].Number);
        Say(shot.IsOmitted, "VFX402", $"{name}: {shot.Id} is no longer in the cut.");
        Say(first == 1 && version.FirstFile != 1 || first == 0, "VFX403", $"{name} is numbered from {first}; files of this shot are numbered from {version.FirstFile}.");
        var inUse = plate.Seen is not null && ReferenceEquals(version, plate.Current);
        if (inUse && (first > plate.CutIn || last < plate.CutOut))
            findings.Add(new DeliveryFinding("VFX404", $"{name} has {first} to {last} and the cut shows {plate.CutIn} to {plate.CutOut}: it is too short for the cut."));
        else if (first > version.FirstFile || last < version.LastFile)
            findings.Add(new DeliveryFinding("VFX405", $"{name} has {first} to {last} of {version.FirstFile} to {version.LastFile}: {Handles(version, first, last)}."));
        Say(first < version.FirstFile || last > version.LastFile, "VFX406", $"{name} has {first} to {last}, more than the {version.FirstFile} to {version.LastFile} that were handed over; its numbers may be off.");
        var missing = Missing(frames);
        Say(missing.Length > 0, "VFX407", $"{name} has no file for {missing}.");
        var digits = frames.FirstOrDefault(f => f.Digits != policy.Padding && f.Number.ToString(CultureInfo.InvariantCulture).Length <= policy.Padding);
        Say(digits.Digits > 0, "VFX408", $"{name}: numbers are written with {digits.Digits} digits and should have {policy.Padding}.");

        void Say(bool isSo, string code, string message)
        {
            if (isSo)
                findings.Add(new DeliveryFinding(code, message));
        }
    }

    private static void CheckHeaders(string name, TurnoverShot? shot, ImmutableArray<Frame> frames, ImmutableArray<DeliveryFinding>.Builder findings)
    {
        var unread = frames.Count(f => f.File.Header is null);
        if (unread > 0)
            findings.Add(new DeliveryFinding("VFX409", $"{name}: {unread} of {frames.Length} files have no header that can be read, the first is {frames.First(f => f.File.Header is null).File.Path}."));
        var read = frames.Where(f => f.File.Header is not null).Select(f => (f.Number, Header: f.File.Header!)).ToArray();
        if (read.Length == 0)
            return;
        var size = (read[0].Header.Width, read[0].Header.Height);
        var other = read.FirstOrDefault(r => (r.Header.Width, r.Header.Height) != size);
        if (other.Header is not null)
            findings.Add(new DeliveryFinding("VFX410", $"{name}: frame {read[0].Number} is {size.Width} x {size.Height} and frame {other.Number} is {other.Header.Width} x {other.Header.Height}."));
        if (shot?.Plates.FirstOrDefault(p => p.Seen is not null) is { } plate && read.FirstOrDefault(r => r.Header.ThousandthsOfRate is { } rate && !IsRate(rate, plate.Current.Source.Start.Rate)) is { Header: not null } slow)
            findings.Add(new DeliveryFinding("VFX411", string.Create(CultureInfo.InvariantCulture, $"{name}: frame {slow.Number} says {slow.Header.ThousandthsOfRate / 1000m} frames a second; the plate has {plate.Current.Source.Start.Rate.ToShortString()}.")));
    }

    // A plate must begin where it was asked from; a version must be as large as its plate.
    private static void CheckAgainstPlate(Turnover turnover, string name, TurnoverShot shot, (PlateVersion Version, Plate Plate) expected, ImmutableArray<Frame> frames, Dictionary<string, (int Width, int Height)> sizes, ImmutableArray<DeliveryFinding>.Builder findings)
    {
        var (version, plate) = expected;
        var own = PlateName.Of(shot.Id, plate.Number, version.Version);
        if (!own.Equals(name, StringComparison.OrdinalIgnoreCase))
        {
            if (sizes.TryGetValue(own, out var asked) && sizes.TryGetValue(name, out var came) && asked != came)
                findings.Add(new DeliveryFinding("VFX412", $"{name} is {came.Width} x {came.Height} and its plate {own} is {asked.Width} x {asked.Height}."));
            return;
        }

        var timebase = PullList.TimebaseOf(turnover, plate);
        foreach (var frame in frames.Where(f => f.File.Header?.Timecode is not null && f.Number >= version.FirstFile && f.Number <= version.LastFile))
        {
            var should = timebase.Label(version.Source.Start + new FrameTime(frame.Number - version.FirstFile, version.Source.Start.Rate));
            if (frame.File.Header!.Timecode!.Replace(';', ':') == should.ToString().Replace(';', ':'))
                continue;
            findings.Add(new DeliveryFinding("VFX413", $"{name}: frame {frame.Number} says {frame.File.Header.Timecode} and should say {should}; the wrong frames may have been pulled."));
            return;
        }
    }

    // 23976 stands for 24000/1001, and 23980 is what people write for it.
    private static bool IsRate(long thousandths, FrameRate rate) => Math.Abs(thousandths * rate.Denominator - rate.Numerator * 1000L) <= 5L * rate.Denominator;

    private static string Handles(PlateVersion version, long first, long last)
    {
        var head = Math.Max(0, first - version.FirstFile);
        var tail = Math.Max(0, version.LastFile - last);
        return string.Join(" and ", new[] { (head, "head"), (tail, "tail") }.Where(h => h.Item1 > 0).Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Item1} {(h.Item1 == 1 ? "frame" : "frames")} of the {h.Item2} handle are missing")));
    }

    // 1010, 1012-1020; the first few runs.
    private static string Missing(ImmutableArray<Frame> frames)
    {
        var runs = new List<string>();
        for (var i = 1; i < frames.Length && runs.Count < 6; i++)
        {
            var (from, to) = (frames[i - 1].Number + 1, frames[i].Number - 1);
            if (from <= to)
                runs.Add(runs.Count == 5 ? "..." : from == to ? from.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{from}-{to}"));
        }

        return string.Join(", ", runs);
    }

    private readonly record struct Frame(long Number, int Digits, DeliveredFile File);
}
