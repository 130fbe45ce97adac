using System.CommandLine;
using Throughline.Cli.Cut;
using Throughline.Cli.Files;
using Throughline.Editorial;
using Throughline.Effects;
using Throughline.Studio.Effects;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Cli.Vfx;

/// <summary>A cut with what names its effects shots: its own markers, and those of a list beside it.</summary>
internal sealed class EffectsCut
{
    private readonly Argument<string?> _file;
    private readonly Option<string?> _rate = TimelineFile.RateOption();
    private readonly Option<string?> _markers = new("--markers") { Description = "A marker list (.txt) of the cut, for lists that carry none.", HelpName = "MARKERS" };
    private readonly Option<string?> _list = new("--list") { Description = "A table of shots (.csv): Shot, Scene, Work, Vendor; a row without a shot gets an id.", HelpName = "SHOTS" };

    /// <param name="command">What gets the arguments.</param>
    /// <param name="isRequired">False where there is something to say without a cut.</param>
    public EffectsCut(Command command, bool isRequired = true)
    {
        _file = new Argument<string?>("CUT") { Description = TimelineFile.Argument().Description, Arity = isRequired ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne };
        command.Add(_file);
        foreach (var option in (Option[])[_rate, _markers, _list])
            command.Add(option);
    }

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(_file) is not null;

    public string Path(ParseResult parsed) => parsed.GetValue(_file)!;

    /// <summary>The cut with its markers, diagnostics told.</summary>
    public Timeline Open(ParseResult parsed, CommandConsole console)
    {
        var timeline = TimelineFile.Open(Path(parsed), parsed.GetValue(_rate), console);
        if (timeline.IsBin)
            throw new CommandFailure($"{Path(parsed)}: is a bin of clips, which lie in no order of time; a cut is needed.");
        if (parsed.GetValue(_markers) is not { } path)
            return timeline;
        var list = TimelineFile.Open(path, timeline.Rate.ToString(), console);
        if (list.Markers.IsEmpty)
            throw new CommandFailure($"{path}: has no markers.");
        var shift = (list.Start.Rate.IsNone ? FrameTime.Zero(timeline.Rate) : list.Start) - timeline.Start;
        return timeline with { Markers = timeline.Markers.AddRange(list.Markers.Select(m => m with { Range = m.Range.Shift(shift) })) };
    }

    /// <summary>The shots that a person listed; rows without a name get one.</summary>
    public EffectsList List(ParseResult parsed, CommandConsole console, ShotPattern pattern, EffectsState state)
    {
        if (parsed.GetValue(_list) is not { } path)
            return EffectsList.Empty;
        var list = EffectsList.Read(SourceText.Decode(ScriptFile.Bytes(path), path));
        foreach (var diagnostic in list.Diagnostics)
            console.Error.WriteLine(ScriptFile.Describe(path, diagnostic));
        return list.Diagnostics.Any(d => d.Severity == Severity.Error) ? throw new CommandFailure($"{path}: could not be used.") : list.Name(pattern, state.Register, state.With(EffectsList.Empty).Shots);
    }

    /// <summary>The shots of the cut, diagnostics told.</summary>
    public static CutShots Shots(Timeline timeline, ShowSettings settings, string path, CommandConsole console)
    {
        var shots = CutShots.Of(timeline, settings.HasShow ? settings.Pattern : null, settings.Colour);
        foreach (var diagnostic in shots.Diagnostics)
            console.Error.WriteLine(ScriptFile.Describe(path, diagnostic));
        return shots;
    }
}
