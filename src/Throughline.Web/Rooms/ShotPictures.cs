using System.Collections.Immutable;
using System.Text.Json;
using Throughline.Ledger;
using Throughline.Studio;

namespace Throughline.Web.Rooms;

/// <summary>The pictures of a cut's effects shots, as a job made them.</summary>
/// <param name="Cut">The number of the cut.</param>
/// <param name="CutFile">The name of its file.</param>
/// <param name="Of">What they were made of: the name of a movie, or a folder.</param>
/// <param name="Pictures">One for each shot that was found.</param>
/// <param name="Said">What a person should know.</param>
internal sealed record ShotPictures(int Cut, string CutFile, string Of, ImmutableArray<ShotPicture> Pictures, ImmutableArray<string> Said)
{
    /// <summary>The kind of the job that makes them.</summary>
    public const string Work = "thumbnails";

    /// <summary>The latest that were made; null before the first.</summary>
    public static async Task<ShotPictures?> LatestAsync(Production production, CancellationToken cancel) =>
        await production.Jobs.LatestAsync(Work, "done", cancel) is { Result: { } result } ? JsonSerializer.Deserialize<ShotPictures>(result, JsonSerializerOptions.Web) : null;

    /// <summary>The picture of a shot; null when there is none.</summary>
    public ShotPicture? Find(string shot) => Pictures.FirstOrDefault(picture => picture.Shot == shot);
}

/// <summary>A picture of a shot.</summary>
/// <param name="Shot">The shot.</param>
/// <param name="At">The label that the cut has there.</param>
/// <param name="Content">The hash of the JPEG in the content store.</param>
internal sealed record ShotPicture(string Shot, string At, string Content)
{
    /// <summary>Its bytes.</summary>
    public byte[] Read(Production production) => production.Content.Get(Digest.Parse(Content));
}
