using System.CommandLine;
using Throughline.Cli.Files;
using Throughline.Studio;
using Throughline.Studio.Keys;
using Throughline.Studio.Shelf;

namespace Throughline.Cli.Productions;

/// <summary>What every command that works in a production can be told: where it is, and who is working.</summary>
internal sealed class ProductionOptions
{
    private readonly Option<string> _folder = new("--production") { Description = "The folder of the production; else the one you are in.", DefaultValueFactory = _ => "." };

    private readonly Option<string?> _person = new("--as") { Description = "Who is working; else THROUGHLINE_PERSON, else the name you are signed in with." };

    private readonly Option<string> _role = new("--role") { Description = "What they are working as: writer, editor, producer, supervisor.", DefaultValueFactory = _ => "writer" };

    public ProductionOptions(Command command, bool folder = true)
    {
        if (folder)
            command.Add(_folder);
        command.Add(_person);
        command.Add(_role);
    }

    public string Folder(ParseResult parsed) => parsed.GetValue(_folder)!;

    public StudioEdge Edge(ParseResult parsed, CommandConsole console) => Edge(parsed.GetValue(_person), parsed.GetValue(_role)!.Trim(), console);

    /// <summary>The world of somebody who only looks.</summary>
    public static StudioEdge Edge(CommandConsole console) => Edge(null, "reader", console);

    private static StudioEdge Edge(string? named, string role, CommandConsole console)
    {
        var person = named ?? Environment.GetEnvironmentVariable("THROUGHLINE_PERSON") ?? Environment.UserName;
        if (string.IsNullOrWhiteSpace(person) || person.Any(char.IsControl))
            throw new CommandFailure("Who is working? Give a name with --as \"Ana Ruiz\".", ExitCode.Usage);
        return new StudioEdge(person.Trim(), role, Keys(), console.Clock, warning => console.Error.WriteLine("throughline: " + SafeText.Line(warning)));
    }

    /// <summary>The keys of this user.</summary>
    public static KeyRing Keys() => UserFolder.OfThisUser().Keys;
}
