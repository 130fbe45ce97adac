using System.CommandLine;
using Throughline.Assist.Roles;
using Throughline.Cli.Productions;

namespace Throughline.Cli.Ask;

/// <summary><c>throughline ask SCRIPT ROLE [WHAT]</c>.</summary>
internal static class AskCommand
{
    public static Command Create(CommandConsole console)
    {
        var script = new Argument<string>("SCRIPT") { Description = "The script; in a production a draft that was added." };
        var role = new Argument<string>("ROLE") { Description = "audience, expert, actor, executor, ladder." };
        role.AcceptOnlyFromAmong([.. RoleTask.All.Select(task => task.Role).Distinct(StringComparer.Ordinal)]);
        var what = new Argument<string?>("WHAT") { Description = "Which task of the role; docs/asking.md lists them.", Arity = ArgumentArity.ZeroOrOne };
        var options = new AskOptions();
        var command = new Command("ask", "Ask about a script: the rules built in answer, or in a production the model that it uses.") { script, role, what };
        options.AddTo(command);
        var production = new ProductionOptions(command, folder: false);
        command.SetAction((parsed, cancel) =>
        {
            var named = parsed.GetValue(role)!;
            var task = RoleTask.Find(named, parsed.GetValue(what) ?? "")
                ?? throw new CommandFailure($"{named}: say which: {string.Join(", ", RoleTask.All.Where(it => it.Role == named).Select(it => it.What.Length == 0 ? "(nothing more)" : it.What))}.", ExitCode.Usage);
            return new AskRun(console, parsed.GetValue(script)!, task, options.Read(parsed), production.Edge(parsed, console)).RunAsync(cancel);
        });
        return command;
    }
}
