using System.CommandLine;
using System.Globalization;
using Throughline.Assist.Settings;
using Throughline.Cli.Settings;
using Throughline.Effects;
using Throughline.Effects.Turnovers;

namespace Throughline.Cli.Vfx;

/// <summary>How a show names shots and pulls plates: by option, else by the table <c>[effects]</c> of <c>throughline.toml</c> beside the file, else as before or as is usual.</summary>
internal sealed class ShowOptions
{
    private readonly Option<string?> _show = new("--show") { Description = "What the show is called in shot ids, such as TIDE.", HelpName = "NAME" };
    private readonly Option<string?> _episode = new("--episode") { Description = "The episode in shot ids, where the pattern has EP.", HelpName = "NUMBER" };
    private readonly Option<string?> _pattern = new("--pattern") { Description = "How ids are made, as the first of them: SHOW_SCENE_0010.", HelpName = "PATTERN" };
    private readonly Option<string?> _colour = new("--marker-colour") { Description = "The colour of the markers that name effects shots; all count when left out.", HelpName = "COLOUR" };
    private readonly Option<string?> _handles = new("--handles") { Description = "Frames to pull before and after what is seen: 8, or 8,12.", HelpName = "FRAMES" };
    private readonly Option<string?> _retimed = new("--retimed-handles") { Description = "What handles are counted in under a speed: source or record.", HelpName = "FRAMES OF" };

    public ShowOptions(Command command, bool policy)
    {
        foreach (var option in (Option[])[_show, _episode, _pattern, _colour])
            command.Add(option);
        if (policy)
        {
            command.Add(_handles);
            command.Add(_retimed);
        }
    }

    /// <summary>What is said for a run.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="file">The cut or script, beside which settings lie.</param>
    /// <param name="before">The turnover before, whose policy goes on.</param>
    /// <exception cref="CommandFailure">Something said is not understood.</exception>
    public ShowSettings Read(ParseResult parsed, string file, Turnover? before = null)
    {
        var settings = Settings(file);
        var show = parsed.GetValue(_show) ?? settings.GetValueOrDefault("show") ?? before?.Show ?? "";
        var text = parsed.GetValue(_pattern) ?? settings.GetValueOrDefault("pattern") ?? "SHOW_SCENE_0010";
        var pattern = ShotPattern.Parse(text, show, parsed.GetValue(_episode) ?? settings.GetValueOrDefault("episode") ?? "")
            ?? throw new CommandFailure($"{text}: is no pattern of shot ids; write the first of them, such as SHOW_SCENE_0010 or SHOW_EP_SCENE_010.", ExitCode.Usage);
        return new ShowSettings(pattern, show.Length > 0, parsed.GetValue(_colour) ?? settings.GetValueOrDefault("marker-colour"), Policy(parsed, settings, before?.Policy ?? PullPolicy.Default));
    }

    /// <summary>What is said beside a file, without options.</summary>
    /// <exception cref="CommandFailure">Something said is not understood.</exception>
    public static ShowSettings Beside(string file, Turnover? before)
    {
        var command = new Command("beside");
        return new ShowOptions(command, policy: true).Read(command.Parse([]), file, before);
    }

    private static Dictionary<string, string> Settings(string file)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in SettingsFile.Find(file) is { } path ? SettingsReader.Read(path) : [])
        {
            if (entry.Keys is not ["effects", var key])
                continue;
            settings[key] = key is "show" or "episode" or "pattern" or "marker-colour" or "handles" or "retimed-handles" or "extension" ? entry.Text()
                : key == "first-frame" ? entry.Number().ToString(CultureInfo.InvariantCulture)
                : throw entry.Wrong("show, episode, pattern, marker-colour, handles, retimed-handles, first-frame or extension under [effects]");
        }

        return settings;
    }

    private PullPolicy Policy(ParseResult parsed, Dictionary<string, string> settings, PullPolicy policy)
    {
        if ((parsed.GetResult(_handles) is null ? null : parsed.GetValue(_handles)) is { } asked)
            policy = Handles(policy, asked);
        else if (settings.TryGetValue("handles", out var set))
            policy = Handles(policy, set);
        if ((parsed.GetResult(_retimed) is null ? null : parsed.GetValue(_retimed)) is { } retimed || settings.TryGetValue("retimed-handles", out retimed))
        {
            policy = policy with
            {
                Retimed = retimed switch
                {
                    "source" => HandleFrames.Source,
                    "record" => HandleFrames.Record,
                    _ => throw new CommandFailure($"{retimed}: handles are counted in frames of the source or of the record; say source or record.", ExitCode.Usage),
                },
            };
        }

        if (settings.TryGetValue("first-frame", out var first))
            policy = policy with { FirstFrame = int.Parse(first, CultureInfo.InvariantCulture) };
        if (settings.TryGetValue("extension", out var extension))
            policy = policy with { Extension = extension.Trim('.') is { Length: > 0 and < 8 } ending && ending.All(char.IsAsciiLetterOrDigit) ? ending : throw new CommandFailure($"{extension}: is no ending of a file, such as exr.", ExitCode.Usage) };
        return policy;
    }

    private static PullPolicy Handles(PullPolicy policy, string text)
    {
        var parts = text.Split(',');
        if (parts.Length > 2 || !parts.All(p => int.TryParse(p.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var frames) && frames <= 10_000))
            throw new CommandFailure($"--handles {text}: give frames, such as 8, or 8,12 for before and after.", ExitCode.Usage);
        return policy with { HeadHandle = int.Parse(parts[0], CultureInfo.InvariantCulture), TailHandle = int.Parse(parts[^1], CultureInfo.InvariantCulture) };
    }
}

/// <summary>How a show names shots and pulls plates.</summary>
/// <param name="Pattern">How ids are made.</param>
/// <param name="HasShow">False when nobody said what the show is called; then names of any usual form count.</param>
/// <param name="Colour">The colour of the markers that count; null: all.</param>
/// <param name="Policy">How plates are pulled.</param>
internal sealed record ShowSettings(ShotPattern Pattern, bool HasShow, string? Colour, PullPolicy Policy);
