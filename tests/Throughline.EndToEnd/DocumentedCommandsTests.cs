using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Throughline.EndToEnd;

/// <summary>Runs the commands that the documents show, as they stand there.</summary>
public sealed partial class DocumentedCommandsTests
{
    public static TheoryData<string, string> Commands
    {
        get
        {
            var commands = new TheoryData<string, string>();
            var documents = Directory.EnumerateFiles(CommandLine.Repository, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(CommandLine.Repository, "docs"), "*.md", SearchOption.AllDirectories))
                .Append(Path.Combine(CommandLine.Repository, "samples", "README.md"));
            foreach (var document in documents.Order(StringComparer.Ordinal))
            {
                foreach (Match block in ShellBlock().Matches(File.ReadAllText(document)))
                    commands.Add(Path.GetRelativePath(CommandLine.Repository, document), block.Groups[1].Value);
            }

            return commands;
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_in_the_documents_does_what_they_say(string document, string commands)
    {
        // A folder with what a clone has, so that what the commands write is thrown away.
        using var folder = new TemporaryFolder();
        Directory.CreateSymbolicLink(folder["samples"], Path.Combine(CommandLine.Repository, "samples"));
        folder.Add("throughline", $"#!/bin/sh\nexec '{CommandLine.Repository}/throughline' \"$@\"\n");
        var start = new ProcessStartInfo("bash", ["-e", "-c", "chmod +x throughline\n" + commands]) { WorkingDirectory = folder.Path, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["THROUGHLINE_KEYS"] = folder["keys"];

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        // 1 says that something was found, which a command in the documents may well do.
        Assert.True(process.ExitCode is 0 or 1, $"{document}: {commands}\n{await error}");
        Assert.NotEmpty(await output + await error);
    }

    [GeneratedRegex(@"^```sh\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
