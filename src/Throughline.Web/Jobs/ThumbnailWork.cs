using System.Collections.Immutable;
using System.Text.Json;
using Throughline.Effects;
using Throughline.Effects.Turnovers;
using Throughline.Editorial;
using Throughline.Studio;
using Throughline.Studio.Jobs;
using Throughline.Studio.Media;
using Throughline.Web.Rooms;
using Throughline.Web.Strings;

namespace Throughline.Web.Jobs;

/// <summary>
/// Makes a picture of the middle frame of every effects shot of a cut: <c>{"cut":2}</c> of the movie of the cut, <c>{"cut":2,"folder":"/Volumes/Rushes"}</c>
/// of the media in a folder, which only somebody who works alone can name. Gives <see cref="ShotPictures"/>; the pictures are in the production's store.
/// </summary>
internal sealed class ThumbnailWork(StudioMedia media, TimeProvider clock) : IJobWork
{
    private const int Width = 320;

    public string Kind => ShotPictures.Work;

    public async Task<string> RunAsync(Production production, JsonElement input, System.Action<int, string> progress, CancellationToken cancel)
    {
        var folder = input.TryGetProperty("folder", out var named) && named.ValueKind == JsonValueKind.String && named.GetString() is { Length: > 0 } path ? path : null;
        if (folder is not null && production.Folder is null)
            throw new StudioException(AnswerWords.Of("PicturesFolderOfTeam"));
        var ffmpeg = media.Find();
        var view = await EffectsView.OfAsync(production, input.TryGetProperty("cut", out var number) && number.TryGetInt32(out var wanted) ? wanted : null, null, null, clock.GetUtcNow(), cancel);
        if (view is not { Cut: { } cut, Plan: { } plan, InCut: { } shots })
            throw new StudioException(AnswerWords.Of("PicturesWithoutCut"));
        if (shots.Shots.IsEmpty)
            throw new StudioException(AnswerWords.Of("PicturesWithoutShots", cut.FileName));
        var scratch = Directory.CreateTempSubdirectory("throughline-pictures-").FullName;
        try
        {
            progress(0, AnswerWords.Of("PicturesLooking", folder ?? AnswerWords.Of("PicturesMovieWord")));
            var (jobs, of, said) = folder is null ? await OfMovieAsync() : OfFolder(folder);
            var pictures = ImmutableArray.CreateBuilder<ShotPicture>();
            foreach (var (at, (shot, record, job)) in jobs.Index())
            {
                cancel.ThrowIfCancellationRequested();
                progress(1000 * at / jobs.Count, AnswerWords.Of("PicturesAt", shot, at + 1, jobs.Count));
                try
                {
                    ffmpeg.Run(job with { Width = Width }, cancel);
                    pictures.Add(new ShotPicture(shot.Text, record.ToString(), production.Content.Put(await File.ReadAllBytesAsync(job.Output, cancel)).ToString()));
                }
                catch (MediaException failure)
                {
                    said.Add($"{shot}: {failure.Message}");
                }
            }

            return pictures.Count == 0
                ? throw new StudioException(AnswerWords.Of("PicturesNone", string.Join(" ", said.Take(3))).Trim())
                : JsonSerializer.Serialize(new ShotPictures(cut.Number, cut.FileName, of, pictures.DrainToImmutable(), [.. said]), JsonSerializerOptions.Web);
        }
        catch (MediaException failure)
        {
            throw new StudioException(failure.Message, failure);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        async Task<(List<(ShotId Shot, Time.Timecode Record, ThumbnailJob Job)> Jobs, string Of, List<string> Said)> OfMovieAsync()
        {
            var movie = (await production.CutMovies.ListAsync(cancel)).FirstOrDefault(movie => movie.Cut == cut.Number)
                ?? throw new StudioException(AnswerWords.Of(production.Folder is null ? "PicturesWithoutMovie" : "PicturesWithoutMedia", cut.FileName));
            // A name of our own: what the file was called is nothing for a command line.
            var file = Path.Combine(scratch, "movie");
            await File.WriteAllBytesAsync(file, production.Content.Get(movie.Content), cancel);
            var probe = ffmpeg.Probe(file, cancel);
            var found = CutMovie.Of(production.Cuts.Read(cut).Timeline, shots, probe);
            var source = new MediaInput(file, probe.Rate) { Reader = probe.Reader };
            return ([.. found.Frames.Select(frame => (frame.Shot, frame.Record, new ThumbnailJob(source, frame.Frame, OutputOf(frame.Shot))))], movie.FileName, [.. found.Said]);
        }

        (List<(ShotId Shot, Time.Timecode Record, ThumbnailJob Job)> Jobs, string Of, List<string> Said) OfFolder(string folder)
        {
            var index = MediaIndex.Of(MediaFolder.Files(folder));
            if (index.Count == 0)
                throw new StudioException(AnswerWords.Of("FolderWithoutMedia", folder));
            var found = new TurnoverMedia(index, MediaExtents.Unknown, file => ffmpeg.Probe(file, cancel), MediaFolder.Header);
            var made = found.Jobs(plan, shots, scratch, font: null, thumbnails: true);
            return ([.. made.Select(it => (it.Plate.Shot.Id, plan.Timebase.Label(it.Plate.Record + new Time.FrameTime(it.Plate.Head, plan.Timebase.Rate)), (ThumbnailJob)it.Job with { Output = OutputOf(it.Plate.Shot.Id) }))], folder, [.. found.Diagnostics.Select(one => one.Message)]);
        }

        string OutputOf(ShotId shot) => Path.Combine(scratch, $"{shot}.jpg");
    }
}
