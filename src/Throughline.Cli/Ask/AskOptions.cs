using System.CommandLine;
using Throughline.Assist.Pipeline;

namespace Throughline.Cli.Ask;

/// <summary>What a question can be told.</summary>
internal sealed class AskOptions
{
    private readonly Option<string?> _production = new("--production") { Description = "The folder of the production; needed for a model other than none." };
    private readonly Option<string?> _model = new("--model") { Description = "The model to ask; else the one that the production uses.", HelpName = "NAME" };
    private readonly Option<string?> _scene = new("--scene") { Description = "About one scene, by its number as printed or its place.", HelpName = "SCENE" };
    private readonly Option<string?> _character = new("--character") { Description = "About what one person says; of the actor who it is.", HelpName = "NAME" };
    private readonly Option<string?> _line = new("--line") { Description = "About lines of the file, such as 120 or 120-126.", HelpName = "LINES" };
    private readonly Option<string?> _upTo = new("--up-to") { Description = "The last scene that has happened.", HelpName = "SCENE" };
    private readonly Option<string?> _question = new("--question") { Description = "Your own words.", HelpName = "WORDS" };
    private readonly Option<int> _lines = new("--lines") { Description = "Lines of a synopsis: 1, 5 or 25.", DefaultValueFactory = _ => 5, HelpName = "NUMBER" };
    private readonly Option<string?> _language = new("--language") { Description = "The language of a translation.", HelpName = "LANGUAGE" };
    private readonly Option<string?> _constraint = new("--constraint") { Description = "What other lines must keep to: shorter, same meaning, other subtext, a period.", HelpName = "WORDS" };
    private readonly Option<string?> _structure = new("--structure") { Description = "three-acts, freytag, heros-journey, sequences, kishotenketsu, none.", HelpName = "NAME" };
    private readonly Option<bool> _show = new("--show") { Description = "Print exactly what would be sent and what it may cost, and send nothing." };
    private readonly Option<string?> _replay = new("--replay") { Description = "Answer from recordings in FOLDER only; what was never recorded fails.", HelpName = "FOLDER" };
    private readonly Option<string?> _record = new("--record") { Description = "Keep the exchange in FOLDER, in full.", HelpName = "FOLDER" };
    private readonly Option<string?> _html = new("--html") { Description = "Write the answer as one web page that needs nothing else.", HelpName = "FILE" };
    private readonly Option<bool> _force = new("--force") { Description = "Replace a file that is there." };
    private readonly Option<bool> _json = new("--json") { Description = "Print the answer as JSON (docs/json/ask.schema.json)." };

    public void AddTo(Command command)
    {
        _lines.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 100)
                result.AddError("--lines takes 1 to 100.");
        });
        foreach (var option in (Option[])[_production, _model, _scene, _character, _line, _upTo, _question, _lines, _language, _constraint, _structure, _show, _replay, _record, _html, _force, _json])
            command.Add(option);
    }

    public AskSettings Read(ParseResult parsed) => new()
    {
        Production = parsed.GetValue(_production),
        Model = parsed.GetValue(_model),
        Scene = parsed.GetValue(_scene),
        Character = parsed.GetValue(_character),
        Line = parsed.GetValue(_line),
        UpTo = parsed.GetValue(_upTo),
        Question = parsed.GetValue(_question),
        Lines = parsed.GetValue(_lines),
        Language = parsed.GetValue(_language),
        Constraint = parsed.GetValue(_constraint),
        Structure = parsed.GetValue(_structure),
        Show = parsed.GetValue(_show),
        Json = parsed.GetValue(_json),
        Html = parsed.GetValue(_html),
        Force = parsed.GetValue(_force),
        Replay = parsed.GetValue(_replay) is not null && parsed.GetValue(_record) is not null ? throw new CommandFailure("--replay and --record exclude each other.", ExitCode.Usage)
            : parsed.GetValue(_replay) is not null ? ReplayMode.Replay : parsed.GetValue(_record) is not null ? ReplayMode.Record : ReplayMode.Off,
        Tape = parsed.GetValue(_replay) ?? parsed.GetValue(_record) ?? "",
    };
}

/// <summary>What was given.</summary>
internal sealed record AskSettings
{
    public string? Production { get; init; }

    public string? Model { get; init; }

    public string? Scene { get; init; }

    public string? Character { get; init; }

    public string? Line { get; init; }

    public string? UpTo { get; init; }

    public string? Question { get; init; }

    public int Lines { get; init; }

    public string? Language { get; init; }

    public string? Constraint { get; init; }

    public string? Structure { get; init; }

    public bool Show { get; init; }

    public bool Json { get; init; }

    public string? Html { get; init; }

    public bool Force { get; init; }

    public ReplayMode Replay { get; init; }

    public string Tape { get; init; } = "";
}
