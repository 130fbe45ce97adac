using System.Collections.Immutable;
using System.Globalization;
using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Studio;
using Throughline.Studio.Drafts;
using Throughline.Studio.Live;
using Throughline.Web.Live;

namespace Throughline.Web.Asking;

/// <summary>
/// The script as it is being written, as the draft that it is, or that it would be were it named now: every line has the identity that
/// a draft gives it. Places on the page lead to its lines, and its lines to their places.
/// </summary>
internal sealed class AskedScript
{
    private readonly Screenplay _live;
    private readonly Lazy<DraftMatch> _match;
    private readonly int _draft;

    private AskedScript(long version, Screenplay script, int draft, bool isDraft, Screenplay live)
    {
        (Version, Script, _draft, IsDraft, _live) = (version, script, draft, isDraft, live);
        _match = new(() => DraftMatch.Between(script, live));
    }

    /// <summary>Of the live text.</summary>
    public long Version { get; }

    /// <summary>The lines, with identities.</summary>
    public Screenplay Script { get; }

    /// <summary>True when a draft says the same; else its new lines are in none yet.</summary>
    public bool IsDraft { get; }

    /// <summary>The draft that it is or would be, as the record calls it.</summary>
    public string Draft => string.Create(CultureInfo.InvariantCulture, $"draft-{_draft}");

    /// <summary>What it is called in the record when nothing hangs on its lines: the draft, or the version of the live text.</summary>
    public string Document => IsDraft ? Draft : string.Create(CultureInfo.InvariantCulture, $"live-{Version}");

    /// <summary>Reads a version of the live text, or the newest (-1).</summary>
    /// <exception cref="StudioException">There is no such version yet.</exception>
    public static async Task<AskedScript> OfAsync(Production production, IGrainFactory grains, long version, CancellationToken cancel)
    {
        var now = await grains.GetGrain<IDocumentGrain>(production.Id).TextAsync(version);
        var latest = (await production.Drafts.ListAsync(cancel)).LastOrDefault();
        var live = LiveScript.Read(now.Text!);
        if (latest is not null && LiveDraft.TextOf(production, latest) == now.Text)
            return new AskedScript(now.Version, production.Drafts.Read(latest), latest.Number, isDraft: true, live);
        var (bytes, name, _) = LiveDraft.Write(production, latest, now.Text!);
        return new AskedScript(now.Version, await production.Drafts.PreviewAsync(bytes, name, cancel), 1 + (latest?.Number ?? 0), isDraft: false, live);
    }

    /// <summary>The same after it was named a draft.</summary>
    public async Task<AskedScript> NamedAsync(Production production, int number, CancellationToken cancel)
    {
        var draft = await production.Drafts.FindAsync(number.ToString(CultureInfo.InvariantCulture), cancel);
        return new AskedScript(Version, production.Drafts.Read(draft), draft.Number, isDraft: true, _live);
    }

    /// <summary>What a selection on the page is about: the lines that it touches, without the names above speeches; of a bare caret the speech that it stands in, or the line.</summary>
    public ImmutableArray<int> Between(int from, int to)
    {
        var touched = Enumerable.Range(0, _live.Elements.Length).Where(i => _live.Elements[i].Span is var span && (from < to ? span.Start < to && span.End > from : span.Start <= from && from <= span.End)).ToList();
        if (from >= to && touched.FirstOrDefault(i => _live.Elements[i] is Cue || _live.Elements[i].IsSpeechPart, -1) is >= 0 and var at)
            touched = Speech(at);
        if (touched.Exists(i => _live.Elements[i] is not Cue))
            touched.RemoveAll(i => _live.Elements[i] is Cue);
        return [.. touched.Select(_match.Value.PartnerOfB).OfType<int>().Where(i => !Script.Elements[i].Text.IsEmpty).Order()];
    }

    /// <summary>The scene that a place on the page is in; null before the first.</summary>
    public Scene? SceneAt(int place)
    {
        var last = -1;
        for (var i = 0; i < _live.Elements.Length && _live.Elements[i].Span.Start <= place; i++)
        {
            if (_live.Elements[i] is SceneHeading && _match.Value.PartnerOfB(i) is { } heading)
                last = heading;
        }

        return last < 0 ? null : Scene.Of(Script).LastOrDefault(scene => scene.FirstElement <= last);
    }

    /// <summary>Where words of a line stand on the page; the whole line when they do not stand in it; null for a line that the page does not show.</summary>
    public (int From, int To)? PlaceOf(int element, string words) =>
        _match.Value.PartnerOfA(element) is { } line ? SourcePlaces.Of(_live.Source, _live.Elements[line], words) : null;

    private bool IsSpoken(int i) => i >= 0 && i < _live.Elements.Length && (_live.Elements[i] is Cue || IsPart(i));

    private bool IsPart(int i) => i < _live.Elements.Length && (_live.Elements[i].IsSpeechPart || _live.Elements[i] is Note or Boneyard);

    private List<int> Speech(int at)
    {
        var (first, last) = (at, at);
        while (_live.Elements[first] is not Cue && IsSpoken(first - 1))
            first--;
        while (IsPart(last + 1))
            last++;
        return [.. Enumerable.Range(first, last - first + 1).Where(i => _live.Elements[i] is Cue || _live.Elements[i].IsSpeechPart)];
    }
}
