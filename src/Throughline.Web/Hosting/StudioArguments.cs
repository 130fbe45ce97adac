using System.CommandLine;

namespace Throughline.Web.Hosting;

/// <summary>What <c>throughline studio</c> can be told. The command and the program that it hands over to share this file.</summary>
internal sealed class StudioArguments
{
    public Argument<string?> Folder { get; } = new("FOLDER") { Description = "The folder of a production; else the one you are in, if it is one, else a list of recent ones.", Arity = ArgumentArity.ZeroOrOne };

    public Option<int?> Port { get; } = new("--port") { Description = "The port on this machine; else the one of last time, or a free one.", HelpName = "NUMBER" };

    public Option<bool> NoBrowser { get; } = new("--no-browser") { Description = "Only print the address; do not open a browser." };

    public Option<string?> Home { get; } = new("--home") { Description = "Where productions are made that the studio makes; else Throughline in your documents.", HelpName = "FOLDER" };

    public Option<string?> Person { get; } = new("--as") { Description = "Who is working; else THROUGHLINE_PERSON, else the name you are signed in with.", HelpName = "NAME" };

    public Option<string> Role { get; } = new("--role") { Description = "What they are working as: writer, editor, producer, supervisor.", DefaultValueFactory = _ => "writer" };

    public Option<string?> Replay { get; } = new("--replay") { Description = "Let models answer from recordings in this folder only; what was never recorded fails, and nothing is sent.", HelpName = "FOLDER" };

    public Option<string?> Team { get; } = new("--team") { Description = "Be one of a team's servers, with productions in this PostgreSQL database; else that of THROUGHLINE_TEAM, which keeps a password out of the list of processes.", HelpName = "CONNECTION", Arity = ArgumentArity.ZeroOrOne };

    public Option<string?> Listen { get; } = new("--listen") { Description = "Of a team's server: where it listens for browsers or for the proxy before it; else 127.0.0.1 at a free port.", HelpName = "ADDRESS:PORT" };

    public Option<string?> Address { get; } = new("--address") { Description = "Of a team's server: where people find the studio, such as https://studio.example.com; the same for all servers.", HelpName = "URL" };

    public Option<string[]> Proxy { get; } = new("--proxy") { Description = "Of a team's server: the address of the proxy before it, or a network such as 10.0.0.0/24; else that of THROUGHLINE_PROXY. It alone is believed when it says where a request comes from (X-Forwarded-For).", HelpName = "ADDRESS" };

    public Option<string?> Cluster { get; } = new("--cluster") { Description = "Of a team's server: where the others reach it; else 127.0.0.1 at a free port, for servers on one machine.", HelpName = "ADDRESS:PORT" };

    public Option<string?> LinkFor { get; } = new("--link-for") { Description = "Of a team's server: also print a link by which this person signs in anew who lost their passkeys.", HelpName = "NAME" };

    public Command Command(string name) => new(name, "Open the studio in the browser: the page being written, its report, its drafts, its record. Nothing leaves this machine.")
    {
        Folder, Port, NoBrowser, Home, Person, Role, Replay, Team, Listen, Address, Proxy, Cluster, LinkFor,
    };
}
