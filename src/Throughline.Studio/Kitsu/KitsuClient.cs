using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Throughline.Effects.Tracking;

namespace Throughline.Studio.Kitsu;

/// <summary>
/// One project of a Kitsu server, by Zou's HTTP API. It reads what is there and does the steps of a plan one by one; a step that
/// fails is told and stops no other. Nothing is ever deleted.
/// </summary>
public sealed class KitsuClient : IDisposable
{
    // When nobody answers so often in a row, asking on is of no use.
    private const int MostSilent = 3;
    private const string ShotsRoute = "shots";
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly KitsuConnection _connection;
    private readonly Uri _address;
    private string _project = "";
    private string? _episode;
    private Dictionary<string, string> _sequences = new(StringComparer.OrdinalIgnoreCase);
    private Dictionary<string, string> _shots = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="address">Of the server, with or without <c>/api</c>.</param>
    /// <param name="signIn">Who asks.</param>
    /// <param name="clock">For pauses.</param>
    /// <param name="patience">How long an answer may take; null: half a minute.</param>
    /// <exception cref="KitsuException">The address is none, or would send a password in the open.</exception>
    public KitsuClient(string address, KitsuSignIn signIn, TimeProvider clock, TimeSpan? patience = null)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        _address = AddressOf(address);
        // A token must not be carried on to wherever a server points.
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        _http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = 64L << 20 };
        _connection = new KitsuConnection(_http, _address, signIn, clock, patience ?? DefaultPatience);
    }

    /// <summary>Reads a project.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="episode">Of a series the episode's name; null for a film.</param>
    /// <param name="cancel">Stops it.</param>
    /// <exception cref="KitsuException">It cannot be read.</exception>
    public async Task<KitsuProject> ReadAsync(string name, string? episode, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(name);
        var projects = List(await _connection.GetAsync("data/projects/open", cancel), "data/projects/open");
        var project = projects.FirstOrDefault(p => Text(p, "name").Equals(name, StringComparison.OrdinalIgnoreCase));
        if (project.ValueKind != JsonValueKind.Object)
            throw new KitsuException($"{_address}: has no open project {name}. There {(projects.Count == 1 ? "is" : "are")}: {(projects.Count == 0 ? "none" : string.Join(", ", projects.Select(p => Text(p, "name"))))}.");
        _project = Id(project, "a project");
        _episode = episode is null ? null : await EpisodeAsync(episode, cancel);
        if (_episode is null && Text(project, "production_type") == "tvshow")
            throw new KitsuException($"{_address}: {name} is a series there; say which episode with --kitsu-episode.");
        var sequences = (await EntitiesAsync("sequences", cancel)).Where(s => _episode is null || s.Parent == _episode).ToImmutableArray();
        var inEpisode = sequences.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
        var shots = (await EntitiesAsync(ShotsRoute, cancel)).Where(s => _episode is null || (s.Parent is { } parent && inEpisode.Contains(parent))).ToImmutableArray();
        var columns = List(await _connection.GetAsync($"data/projects/{_project}/metadata-descriptors", cancel), "metadata-descriptors")
            .Where(d => Text(d, "entity_type") == "Shot").Select(d => Text(d, "field_name")).ToImmutableHashSet(StringComparer.Ordinal);
        _sequences = sequences.GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Id, StringComparer.OrdinalIgnoreCase);
        _shots = shots.GroupBy(s => s.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().Id, StringComparer.OrdinalIgnoreCase);
        return new KitsuProject(Text(project, "name"), sequences, shots, columns);
    }

    /// <summary>Does the steps of a plan for the project that was read, in order.</summary>
    /// <param name="plan">What to do.</param>
    /// <param name="told">Told of each step when it is done, or why it is not.</param>
    /// <param name="cancel">Stops between two steps.</param>
    /// <returns>An outcome for each step.</returns>
    public async Task<ImmutableArray<KitsuOutcome>> ApplyAsync(KitsuPlan plan, Action<KitsuOutcome>? told = null, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (_project.Length == 0)
            throw new InvalidOperationException("Read the project first; a plan is for what is there.");
        var outcomes = ImmutableArray.CreateBuilder<KitsuOutcome>(plan.Steps.Length);
        var silent = 0;
        foreach (var step in plan.Steps)
        {
            KitsuOutcome outcome;
            if (cancel.IsCancellationRequested || silent >= MostSilent)
            {
                outcome = new KitsuOutcome(step, silent >= MostSilent ? "not tried: the server does not answer" : "not tried: it was stopped", IsDone: false);
            }
            else
            {
                try
                {
                    var note = await DoAsync(step, cancel);
                    (outcome, silent) = (new KitsuOutcome(step, note, IsDone: true), 0);
                }
                catch (KitsuException failure)
                {
                    (outcome, silent) = (new KitsuOutcome(step, failure.Message, IsDone: false), failure.IsReached ? 0 : silent + 1);
                }
            }

            outcomes.Add(outcome);
            told?.Invoke(outcome);
        }

        return outcomes.MoveToImmutable();
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // What there is to say of it besides; empty as a rule.
    private async Task<string> DoAsync(KitsuStep step, CancellationToken cancel)
    {
        switch (step)
        {
            case AddKitsuColumn column:
                await _connection.PostAsync($"data/projects/{_project}/metadata-descriptors", Body(json =>
                {
                    json.WriteString("entity_type", "Shot");
                    json.WriteString("name", column.Name);
                    json.WriteString("data_type", column.Type);
                }), cancel);
                return "";
            case AddKitsuSequence sequence:
                _sequences[sequence.Name] = Id(await _connection.PostAsync($"data/projects/{_project}/sequences", Body(json =>
                {
                    json.WriteString("name", sequence.Name);
                    if (_episode is not null)
                        json.WriteString("episode_id", _episode);
                }), cancel), "a sequence");
                return "";
            case AddKitsuShot shot:
                await AddAsync(shot, cancel);
                return "";
            case ChangeKitsuShot change:
                await ChangeAsync(change, cancel);
                return "";
            case CommentOnKitsuShot comment:
                return await SayAsync(comment, cancel);
            default:
                throw new ArgumentException($"{step} is no step that is known.", nameof(step));
        }
    }

    private async Task AddAsync(AddKitsuShot shot, CancellationToken cancel)
    {
        var sequence = _sequences.GetValueOrDefault(shot.Sequence) ?? throw new KitsuException($"the sequence {shot.Sequence} is not there, so {shot.Name} cannot be put in it.");
        _shots[shot.Name] = Id(await _connection.PostAsync($"data/projects/{_project}/{ShotsRoute}", Body(json =>
        {
            json.WriteString("name", shot.Name);
            json.WriteString("sequence_id", sequence);
            json.WriteNumber("nb_frames", shot.Frames);
            json.WriteString("description", shot.Description);
            WriteData(json, shot.Data);
        }), cancel), "a shot");
    }

    // The fields are read anew right before they are written: Kitsu replaces them all, and others work there too.
    private async Task ChangeAsync(ChangeKitsuShot change, CancellationToken cancel)
    {
        var now = Entity(await _connection.GetAsync($"data/{ShotsRoute}/{change.Id}", cancel));
        await _connection.PutAsync($"data/{ShotsRoute}/{change.Id}", Body(json =>
        {
            if (change.Frames is { } frames)
                json.WriteNumber("nb_frames", frames);
            if (change.Description is { } description)
                json.WriteString("description", description);
            if (change.IsCanceled is { } canceled)
                json.WriteBoolean("canceled", canceled);
            if (!change.Data.IsEmpty)
                WriteData(json, now.Data.SetItems(change.Data));
        }), cancel);
    }

    // That it was said stands on the shot, so that a plan need not read every comment.
    private async Task<string> SayAsync(CommentOnKitsuShot comment, CancellationToken cancel)
    {
        var shot = _shots.GetValueOrDefault(comment.Name) ?? throw new KitsuException($"{comment.Name} is not there, so nothing can be said on it.");
        if (!await new KitsuComments(_connection).SayAsync(comment, shot, cancel))
            return "it has no tasks to say it on";
        await ChangeAsync(new ChangeKitsuShot(shot, comment.Name, null, null, null, KitsuPlan.Said(comment.Text), comment.What), cancel);
        return "";
    }

    private async Task<string> EpisodeAsync(string name, CancellationToken cancel)
    {
        var episodes = List(await _connection.GetAsync($"data/projects/{_project}/episodes", cancel), "episodes");
        var found = episodes.FirstOrDefault(e => Text(e, "name").Equals(name, StringComparison.OrdinalIgnoreCase));
        return found.ValueKind == JsonValueKind.Object
            ? Id(found, "an episode")
            : throw new KitsuException($"{_address}: has no episode {name} there; make it first. There are: {string.Join(", ", episodes.Select(e => Text(e, "name")))}.");
    }

    private async Task<ImmutableArray<KitsuEntity>> EntitiesAsync(string kind, CancellationToken cancel) =>
        [.. List(await _connection.GetAsync($"data/projects/{_project}/{kind}", cancel), kind).Select(Entity)];

    private KitsuEntity Entity(JsonElement element)
    {
        var data = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("data", out var fields) && fields.ValueKind == JsonValueKind.Object)
        {
            foreach (var field in fields.EnumerateObject())
                data[field.Name] = field.Value.GetRawText();
        }

        return new KitsuEntity
        {
            Id = Id(element, "a shot"),
            Name = Text(element, "name"),
            Parent = Text(element, "parent_id") is { Length: > 0 } parent ? parent : null,
            Description = Text(element, "description"),
            Frames = element.TryGetProperty("nb_frames", out var frames) && frames.ValueKind == JsonValueKind.Number && frames.TryGetInt64(out var count) ? count : null,
            IsCanceled = element.TryGetProperty("canceled", out var canceled) && canceled.ValueKind == JsonValueKind.True,
            Data = data.ToImmutable(),
        };
    }

    private List<JsonElement> List(JsonElement answer, string route) =>
        answer.ValueKind == JsonValueKind.Array ? [.. answer.EnumerateArray()] : throw new KitsuException($"{_address}{route}: answered no list. Is this the address of a Kitsu server?");

    private string Id(JsonElement element, string what) =>
        Text(element, "id") is { Length: > 0 } id && Guid.TryParse(id, out _) ? id : throw new KitsuException($"{_address}: answered {what} without an id. Is this the address of a Kitsu server?");

    private static string Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static void WriteData(Utf8JsonWriter json, ImmutableSortedDictionary<string, string> data)
    {
        json.WriteStartObject("data");
        foreach (var (name, value) in data)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value);
        }

        json.WriteEndObject();
    }

    internal static byte[] Body(Action<Utf8JsonWriter> write)
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return memory.ToArray();
    }

    private static Uri AddressOf(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0 || uri.Query.Length > 0)
            throw new KitsuException($"{address}: is no address of a server; give one such as https://kitsu.example.com.");
        if (uri.Scheme == "http" && !uri.IsLoopback)
            throw new KitsuException($"{address}: would send the password in the open. Give an https address.");
        var path = uri.AbsolutePath.TrimEnd('/');
        return new Uri(uri.GetLeftPart(UriPartial.Authority) + (path.Length == 0 ? "/api" : path) + "/");
    }
}
