using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Throughline.Effects.Turnovers;

namespace Throughline.Effects.Tracking;

/// <summary>What is to be done in a Kitsu project so that it has the shots of a turnover. Made from what is there: where all is so already, there is nothing to do.</summary>
/// <param name="Steps">In an order in which they can be done.</param>
/// <param name="Notes">What a person should know, such as a description that somebody changed there and that stays.</param>
public sealed record KitsuPlan(ImmutableArray<KitsuStep> Steps, ImmutableArray<string> Notes)
{
    /// <summary>The field that ties a shot to ours, whatever it is called there.</summary>
    public const string IdField = "throughline_id";

    // The news that was said last.
    private const string SaidField = "throughline_said";

    // What we said last, to tell whether somebody changed it since.
    private const string DescriptionField = "throughline_description";

    private static readonly (string Name, string Type, string Field, Func<TrackedShot, string?> Value)[] Columns =
    [
        ("Throughline ID", "string", IdField, s => Json(s.Id.Text)),
        ("Handles", "string", "handles", s => Json($"{s.Plate.HeadHandle} / {s.Plate.TailHandle}")),
        ("Reel", "string", "reel", s => Json(s.Plate.Reel)),
        ("Source In", "string", "source_in", s => Json(TrackingCsv.Label(s, s.Plate.Current.Source.Start))),
        ("Source Out", "string", "source_out", s => Json(TrackingCsv.Label(s, s.Plate.Current.Source.End))),
        ("Record In", "string", "record_in", s => Json(s.RecordIn)),
        ("Speed", "string", "speed", s => Json(PullList.Percent(s.Plate.Speed))),
        ("Script Scene", "string", "script_scene", s => Json(s.Sequence)),
        ("Effect Kind", "string", "effect_kind", s => s.Kind.Length == 0 ? null : Json(s.Kind)),
        ("Effect Tier", "string", "effect_tier", s => s.Tier.Length == 0 ? null : Json(s.Tier)),
        ("Bid Days", "number", "bid_days", s => s.Days?.ToString("0.##", CultureInfo.InvariantCulture)),
        ("Turnover", "number", "turnover", s => Number(s.Turnover)),
    ];

    /// <summary>Plans.</summary>
    /// <param name="shots">The shots of a turnover.</param>
    /// <param name="project">The project as it is.</param>
    public static KitsuPlan Of(ImmutableArray<TrackedShot> shots, KitsuProject project)
    {
        ArgumentNullException.ThrowIfNull(project);
        var steps = ImmutableArray.CreateBuilder<KitsuStep>();
        var notes = ImmutableArray.CreateBuilder<string>();
        foreach (var (name, type, field, value) in Columns)
        {
            if (!project.Columns.Contains(field) && shots.Any(s => value(s) is not null))
                steps.Add(new AddKitsuColumn(name, type));
        }

        var there = new Dictionary<string, KitsuEntity>(StringComparer.Ordinal);
        foreach (var shot in shots)
        {
            if (Find(shot, project, notes) is { } found)
                there[shot.Id.Text] = found;
        }

        var sequences = project.Sequences.Select(s => s.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var shot in shots.Where(s => !s.IsOmitted && !there.ContainsKey(s.Id.Text)))
        {
            if (sequences.Add(shot.Sequence))
                steps.Add(new AddKitsuSequence(shot.Sequence));
        }

        foreach (var shot in shots)
        {
            var isThere = there.TryGetValue(shot.Id.Text, out var entity);
            // A shot that was never there and is out of the cut need not be put there to be taken out.
            if (!isThere && shot.IsOmitted)
                continue;
            // A shot that is just being added has no tasks to say anything on; that it is there says it.
            var news = $"Turnover {Number(shot.Turnover)}: {Plain(shot.News)}";
            if (!isThere)
                steps.Add(new AddKitsuShot(shot.Id.Text, shot.Sequence, shot.Frames, shot.Work, Data(shot).SetItem(DescriptionField, Json(shot.Work)).SetItem(SaidField, Json(news))));
            else if (Change(shot, entity!, notes) is { } change)
                steps.Add(change);
            if (isThere && shot.News.Length > 0 && !(entity!.Data.TryGetValue(SaidField, out var said) && Text(said) == news))
                steps.Add(new CommentOnKitsuShot(entity.Name, news, shot.IsOmitted));
        }

        return new KitsuPlan(steps.DrainToImmutable(), notes.DrainToImmutable());
    }

    /// <summary>The field that tells that some news was said.</summary>
    public static ImmutableSortedDictionary<string, string> Said(string news) => ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(SaidField, Json(news));

    // By our id; else by its name, in its sequence before any other.
    private static KitsuEntity? Find(TrackedShot shot, KitsuProject project, ImmutableArray<string>.Builder notes)
    {
        if (project.Shots.FirstOrDefault(s => s.Data.TryGetValue(IdField, out var id) && Text(id) == shot.Id.Text) is { } tied)
            return tied;
        var named = project.Shots.Where(s => s.Name.Equals(shot.Id.Text, StringComparison.OrdinalIgnoreCase) && !s.Data.ContainsKey(IdField)).ToArray();
        var sequence = project.Sequences.FirstOrDefault(s => s.Name.Equals(shot.Sequence, StringComparison.OrdinalIgnoreCase))?.Id;
        if (named.FirstOrDefault(s => s.Parent == sequence) is { } own)
            return own;
        if (named.Length > 1)
            notes.Add($"{shot.Id}: {Number(named.Length)} shots there have its name, none in the sequence {shot.Sequence}; the first was taken.");
        return named.FirstOrDefault();
    }

    private static ChangeKitsuShot? Change(TrackedShot shot, KitsuEntity entity, ImmutableArray<string>.Builder notes)
    {
        var said = new List<string>();
        var data = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        bool? canceled = shot.IsOmitted == entity.IsCanceled ? null : shot.IsOmitted;
        if (shot.IsOmitted)
            return canceled is null ? null : new ChangeKitsuShot(entity.Id, entity.Name, null, null, true, data.ToImmutable(), $"omit {entity.Name}");
        if (canceled is false)
            said.Add("bring it back");
        foreach (var (field, value) in Data(shot))
        {
            var old = entity.Data.GetValueOrDefault(field);
            if (IsSame(old, value))
                continue;
            data[field] = value;
            said.Add($"{field} {Text(old)} to {Text(value)}");
        }

        long? frames = entity.Frames == shot.Frames ? null : shot.Frames;
        if (frames is not null)
            said.Add($"frames {(entity.Frames is { } old ? Number(old) : "none")} to {Number(shot.Frames)}");
        var description = Description(shot, entity, notes);
        if (description is not null)
        {
            data[DescriptionField] = Json(description);
            said.Add("the description");
        }

        return said.Count == 0 ? null : new ChangeKitsuShot(entity.Id, entity.Name, frames, description, canceled, data.ToImmutable(), $"change {entity.Name}: {string.Join(", ", said)}");
    }

    // A description that somebody there wrote is theirs.
    private static string? Description(TrackedShot shot, KitsuEntity entity, ImmutableArray<string>.Builder notes)
    {
        if (shot.Work.Length == 0 || shot.Work == entity.Description)
            return null;
        if (entity.Description.Length == 0 || (entity.Data.TryGetValue(DescriptionField, out var last) && Text(last) == entity.Description))
            return shot.Work;
        notes.Add($"{entity.Name}: its description was changed there and stays (\"{entity.Description}\"; ours is \"{shot.Work}\").");
        return null;
    }

    private static ImmutableSortedDictionary<string, string> Data(TrackedShot shot)
    {
        var data = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (_, _, field, value) in Columns)
        {
            if (value(shot) is { } json)
                data[field] = json;
        }

        data["frame_in"] = Number(shot.CutIn);
        data["frame_out"] = Number(shot.CutOut);
        data["fps"] = Json(TrackingCsv.Rate(shot));
        return data.ToImmutable();
    }

    // Kitsu's own pages write numbers as texts.
    private static bool IsSame(string? old, string value) => old is not null && Text(old) == Text(value);

    private static string Text(string? json) => json is null or "null" ? "none" : json is ['"', .., '"'] ? Unquoted(json) : json;

    private static string Unquoted(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetString() ?? "";
    }

    // A # in a comment makes Kitsu post it on other tasks, an @ calls people.
    private static string Plain(string text) => text.Replace('#', ' ').Replace('@', ' ');

    private static string Json(string text) => $"\"{JsonEncodedText.Encode(TurnoverJson.WellFormed(text), System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
