using System.CommandLine;
using Throughline.Screenplays;
using Throughline.Screenplays.Layout;

namespace Throughline.Cli.Pages;

/// <summary>The options by which a person chooses how pages are made.</summary>
internal sealed class StyleOptions
{
    private readonly Option<string?> _style = new("--style") { Description = "The style of the page: final-draft, warner-bros, bbc, stage-play or sitcom; without it the script's own.", HelpName = "NAME" };
    private readonly Option<string?> _paper = new("--paper") { Description = "letter or a4; without it the style's own.", HelpName = "NAME" };

    public StyleOptions(Command command)
    {
        _paper.AcceptOnlyFromAmong("letter", "a4");
        command.Add(_style);
        command.Add(_paper);
    }

    /// <summary>The style that was asked for, else the script's own.</summary>
    /// <exception cref="CommandFailure">No style has the name.</exception>
    public PageStyle Of(ParseResult parsed, Screenplay screenplay)
    {
        var style = parsed.GetValue(_style) is not { } name ? OwnStyle.Of(screenplay) : PageStyles.Named(name)
            ?? throw new CommandFailure($"{name}: no style has this name; there are {string.Join(", ", PageStyles.All.Select(s => s.Name))}.", ExitCode.Usage);
        return parsed.GetValue(_paper) switch { "a4" => style.On(Paper.A4), "letter" => style.On(Paper.Letter), _ => style };
    }
}
