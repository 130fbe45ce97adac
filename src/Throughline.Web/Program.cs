using System.CommandLine;
using Throughline.Documents.Recovery;
using Throughline.Studio;
using Throughline.Studio.Shelf;
using Throughline.Web.Hosting;
using Throughline.Web.Imports;

// Another process of this program takes the words out of a PDF, which may be hostile.
if (args is [PdfScripts.WordsCommand])
{
    await using var words = Console.OpenStandardOutput();
    PdfWordsProcess.Serve(Console.OpenStandardInput(), words);
    return 0;
}

// Exit codes as those of the command: 0 done, 2 usage, 3 failed.
var arguments = new StudioArguments();
var command = arguments.Command("studio");
command.SetAction((parsed, cancel) => StudioProgram.RunAsync(arguments, parsed, Console.Out, Console.Error, cancel));
var parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
        await Console.Error.WriteLineAsync($"throughline: {error.Message}");
    await Console.Error.WriteLineAsync("Try: throughline studio --help");
    return 2;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
}
catch (StudioException failure)
{
    await Console.Error.WriteLineAsync($"throughline: {failure.Message}");
    return 3;
}
