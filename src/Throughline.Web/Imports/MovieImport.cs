using System.Collections.Immutable;
using System.Globalization;
using Throughline.Studio;
using Throughline.Studio.Media;
using Throughline.Web.Jobs;
using Throughline.Web.Strings;

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
                .. cut is null ? Array.Empty<string>() : [AnswerWords.Of("FactOfCut", cut.Number, cut.FileName)],
                string.Create(CultureInfo.InvariantCulture, $"{probe.Width} × {probe.Height}"), AnswerWords.Of("FactRate", probe.Rate.ToShortString()),
                .. probe.Frames > 0 ? [probe.Frames == 1 ? AnswerWords.Of("FactFrame1") : AnswerWords.Of("FactFrames", probe.Frames)] : Array.Empty<string>(),
                .. probe.Start is { } start ? [AnswerWords.Of("FactFrom", start)] : Array.Empty<string>(),
            ];
            return new ImportSummary(default, name, Kind, AnswerWords.Of("KindMovie"), facts, cut is null ? [AnswerWords.Of("MovieNeedsCut")] : [], cut is not null);
        }
        catch (Exception failure) when (failure is MediaException or StudioException)
        {
            // What it was called, not what it is called here.
            return new ImportSummary(default, name, Kind, AnswerWords.Of("KindMovie"), [], [Named(failure.Message.Replace(Path.Combine(scratch, "movie"), name, StringComparison.Ordinal), name)], false);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }
    }

    private static string Named(string message, string name) => message.StartsWith("movie:", StringComparison.Ordinal) ? name + message["movie".Length..] : message;
}
