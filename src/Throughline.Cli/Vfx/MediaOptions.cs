using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Throughline.Cli.Files;
using Throughline.Documents.Fonts;
using Throughline.Editorial;
using Throughline.Effects;
using Throughline.Effects.Images;
using Throughline.Effects.Turnovers;
using Throughline.Studio.Media;
using Throughline.Text;

namespace Throughline.Cli.Vfx;

/// <summary>What is made of media where it is there: a thumbnail for each shot, a reference movie of each plate.</summary>
internal sealed class MediaOptions
{
    private readonly Option<string[]> _media = new("--media") { Description = "A folder with media of the cut, of any depth, found by file, reel and clip name. May be given again.", HelpName = "FOLDER", DefaultValueFactory = _ => [] };
    private readonly Option<bool> _thumbnails = new("--thumbnails") { Description = "Put a picture of each shot on the count sheet (needs ffmpeg)." };
    private readonly Option<bool> _reference = new("--reference") { Description = "Make a movie of each plate as it plays in the cut, with shot, version, timecodes and frame numbers burnt in (needs ffmpeg)." };

    public MediaOptions(Command command)
    {
        foreach (var option in (Option[])[_media, _thumbnails, _reference])
            command.Add(option);
        command.Validators.Add(result =>
        {
            var wants = result.GetValue(_thumbnails) || result.GetValue(_reference);
            if (wants != (result.GetValue(_media) is { Length: > 0 }))
                result.AddError(wants ? "--thumbnails and --reference are made of media: say where it is with --media FOLDER." : "--media goes with --thumbnails, --reference or both: say what to make of it.");
        });
    }

    /// <summary>Makes what is asked for; null when nothing is.</summary>
    /// <exception cref="CommandFailure">ffmpeg is missing or failed, or a folder is not there.</exception>
    public MadeMedia? Make(ParseResult parsed, Turnover turnover, CutShots shots, MediaExtents extents, CommandConsole console)
    {
        if (parsed.GetValue(_media) is not { Length: > 0 } folders)
            return null;
        try
        {
            var ffmpeg = Ffmpeg.Find(Environment.GetEnvironmentVariable("PATH") ?? "");
            var index = MediaIndex.Of(folders.SelectMany(Files));
            if (index.Count == 0)
                throw new CommandFailure($"{string.Join(", ", folders)}: has no media: no movies and no numbered images.");
            var made = new MadeMedia(turnover);
            try
            {
                Run(parsed, turnover, shots, console, ffmpeg, new TurnoverMedia(index, extents, ffmpeg.Probe, Header), made);
                return made;
            }
            catch
            {
                made.Dispose();
                throw;
            }
        }
        catch (MediaException failure)
        {
            throw new CommandFailure(failure.Message, inner: failure);
        }
    }

    private void Run(ParseResult parsed, Turnover turnover, CutShots shots, CommandConsole console, Ffmpeg ffmpeg, TurnoverMedia media, MadeMedia made)
    {
        string? font = null;
        if (parsed.GetValue(_reference))
        {
            font = Path.Combine(made.Scratch, "burn-in.ttf");
            File.WriteAllBytes(font, BurnInFont.Bytes());
        }

        var jobs = media.Jobs(turnover, shots, made.Folder, font, parsed.GetValue(_thumbnails));
        foreach (var diagnostic in media.Diagnostics)
            console.Error.WriteLine(SafeText.Line($"warning {diagnostic.Code}: {diagnostic.Message}"));
        made.IsWhole = media.Diagnostics.All(d => d.Severity == Severity.Info);
        foreach (var (plate, job) in jobs)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(job.Output)!);
            ffmpeg.Run(job);
            if (job is ThumbnailJob)
                made.Pictures[plate.Shot.Id] = File.ReadAllBytes(job.Output);
        }

        var movies = jobs.Count(j => j.Job is ReferenceMovieJob);
        console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made.Pictures.Count} {(made.Pictures.Count == 1 ? "thumbnail" : "thumbnails")}, {movies} reference {(movies == 1 ? "movie" : "movies")}."));
    }

    private static IEnumerable<string> Files(string folder)
    {
        try
        {
            return Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 32, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint }).Select(Path.GetFullPath).ToArray();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{folder}: could not be looked through: {failure.Message}", inner: failure);
        }
    }

    private static ImageHeader? Header(string file)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[Math.Min(stream.Length, ImageHeaderReader.Enough)];
        return ImageHeaderReader.Read(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
    }
}

/// <summary>Thumbnails and movies in a folder that goes away with this.</summary>
internal sealed class MadeMedia : IDisposable
{
    public MadeMedia(Turnover turnover)
    {
        ArgumentNullException.ThrowIfNull(turnover);
        Scratch = Directory.CreateTempSubdirectory("throughline-media-").FullName;
        Folder = Path.Combine(Scratch, "made");
    }

    /// <summary>Holds what is needed meanwhile.</summary>
    public string Scratch { get; }

    /// <summary>Holds what was made, each at its path in the turnover.</summary>
    public string Folder { get; }

    /// <summary>The thumbnails by shot.</summary>
    public Dictionary<ShotId, byte[]> Pictures { get; } = [];

    /// <summary>False when something that was asked for could not be made, which was said.</summary>
    public bool IsWhole { get; set; }

    /// <summary>The files, by path in the turnover.</summary>
    public ImmutableArray<(string Path, string File)> Files => !Directory.Exists(Folder) ? [] :
        [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f => (Path.GetRelativePath(Folder, f).Replace('\\', '/'), f))];

    public void Dispose() => Directory.Delete(Scratch, recursive: true);
}
