using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace Throughline.Studio.Media;

/// <summary>The programs ffmpeg and ffprobe of this machine.</summary>
public sealed class Ffmpeg
{
    private const int KeptErrors = 2000;

    // One frame is there in a second; a file that takes this long was made to.
    private static readonly TimeSpan LongestLook = TimeSpan.FromMinutes(1);
    private readonly string _ffmpeg;
    private readonly string _ffprobe;

    private Ffmpeg(string ffmpeg, string ffprobe) => (_ffmpeg, _ffprobe) = (ffmpeg, ffprobe);

    /// <summary>Finds both in the folders of a search path.</summary>
    /// <param name="path">Folders as PATH has them.</param>
    /// <exception cref="MediaException">One of them is missing; the message says how to get it.</exception>
    public static Ffmpeg Find(string path) => new(Find(path, "ffmpeg"), Find(path, "ffprobe"));

    /// <summary>Makes what a job asks for.</summary>
    /// <exception cref="MediaException">It could not be made.</exception>
    /// <param name="job">What is asked for.</param>
    /// <param name="cancel">Ends ffmpeg.</param>
    public void Run(MediaJob job, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(job);
        Start(_ffmpeg, FfmpegArguments.Of(job), $"making {Path.GetFileName(job.Output)} of {Path.GetFileName(job.Input.Path)}", job is ThumbnailJob ? LongestLook : Timeout.InfiniteTimeSpan, cancel);
        if (!File.Exists(job.Output) || new FileInfo(job.Output).Length == 0)
            throw new MediaException($"ffmpeg made no {Path.GetFileName(job.Output)} of {job.Input.Path}: the media holds no picture there.");
    }

    /// <summary>What a movie holds.</summary>
    /// <exception cref="MediaException">It cannot be read, or has no picture.</exception>
    public MediaProbe Probe(string movie) => Probe(movie, CancellationToken.None);

    /// <summary>What a movie holds.</summary>
    /// <exception cref="MediaException">It cannot be read, or has no picture.</exception>
    public MediaProbe Probe(string movie, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(movie);
        var reader = MovieFormat.OfFile(movie);
        var said = Start(
            _ffprobe,
            ["-v", "error", "-protocol_whitelist", "file", "-f", reader, "-show_entries", "stream=codec_type,width,height,r_frame_rate,avg_frame_rate,nb_frames,duration:stream_tags=timecode:format=duration:format_tags=timecode", "-of", "json", "file:" + movie],
            $"reading {Path.GetFileName(movie)}",
            LongestLook,
            cancel);
        return MediaProbe.Read(said) is { } probe ? probe with { Reader = reader } : throw new MediaException($"{Path.GetFileName(movie)}: has no picture.");
    }

    private static string Find(string path, string program)
    {
        var name = OperatingSystem.IsWindows() ? program + ".exe" : program;
        foreach (var folder in path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            if (File.Exists(Path.Combine(folder, name)))
                return Path.Combine(folder, name);
        }

        throw new MediaException($"{program} is needed to look into movies and is in no folder of PATH. Install ffmpeg, which brings it along: apt-get install ffmpeg, brew install ffmpeg.");
    }

    private static string Start(string program, IEnumerable<string> arguments, string doing, TimeSpan longest, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        try
        {
            using var process = Process.Start(start) ?? throw new MediaException($"{program} could not be started.");
            process.StandardInput.Close();
            var said = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            var errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            using var late = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            late.CancelAfter(longest);
            try
            {
                process.WaitForExitAsync(late.Token).GetAwaiter().GetResult();
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
                cancel.ThrowIfCancellationRequested();
                throw new MediaException($"{Path.GetFileName(program)} was ended at {doing}: it took longer than {longest.TotalSeconds:0} seconds.");
            }

            var (text, wrong) = (said.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult().Trim());
            if (process.ExitCode == 0)
                return text;
            var end = wrong.Length > KeptErrors ? "..." + wrong[^KeptErrors..] : wrong;
            throw new MediaException(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(program)} failed at {doing} (exit code {process.ExitCode}): {(end.Length == 0 ? "it said nothing." : end)}"));
        }
        catch (Win32Exception failure)
        {
            throw new MediaException($"{program} could not be started: {failure.Message}", failure);
        }
    }
}
