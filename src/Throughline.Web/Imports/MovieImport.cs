using System.Collections.Immutable;
using System.Globalization;
using Throughline.Studio;
using Throughline.Studio.Media;
using Throughline.Web.Jobs;

namespace Throughline.Web.Imports;

/// <summary>A movie of the cut, dropped.</summary>
internal static class MovieImport
{
    /// <summary>Its kind in a summary.</summary>
    public const string Kind = "movie";

    private static readonly string[] Endings = [".mov", ".mp4", ".m4v", ".mxf", ".mkv", ".webm", ".avi", ".mpg", ".mpeg", ".mts", ".m2ts"];

    /// <summary>Whether a file is called like a movie.</summary>
    public static bool Is(string name) => Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Says what it shows, and of which cut it would be.</summary>
    public static async Task<ImportSummary> RecogniseAsync(string name, byte[] bytes, Production production, StudioMedia media, CancellationToken cancel)
    {
        var cut = (await production.Cuts.ListAsync(cancel)).LastOrDefault();
        var scratch = Directory.CreateTempSubdirectory("throughline-movie-").FullName;
        try
        {
            var file = Path.Combine(scratch, "movie");
            await File.WriteAllBytesAsync(file, bytes, cancel);
            var ffmpeg = media.Find();
            var probe = await Task.Run(() => ffmpeg.Probe(file, cancel), cancel);
            ImmutableArray<string> facts =
            [
                .. cut is null ? Array.Empty<string>() : [$"of cut {cut.Number.ToString(CultureInfo.InvariantCulture)}, {cut.FileName}"],
                string.Create(CultureInfo.InvariantCulture, $"{probe.Width} × {probe.Height}"), $"{probe.Rate.ToShortString()} frames a second",
                .. probe.Frames > 0 ? [string.Create(CultureInfo.InvariantCulture, $"{probe.Frames} frames")] : Array.Empty<string>(),
                .. probe.Start is { } start ? [$"from {start}"] : Array.Empty<string>(),
            ];
            return new ImportSummary(default, name, Kind, "a movie", facts, cut is null ? ["There is no cut yet that it could be of. Drop the cut first."] : [], cut is not null);
        }
        catch (Exception failure) when (failure is MediaException or StudioException)
        {
            // What it was called, not what it is called here.
            return new ImportSummary(default, name, Kind, "a movie", [], [failure.Message.Replace(Path.Combine(scratch, "movie"), name, StringComparison.Ordinal).Replace("movie:", name + ":", StringComparison.Ordinal)], false);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }
}
