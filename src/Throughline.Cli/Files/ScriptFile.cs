using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Cli.Files;

/// <summary>A screenplay file on disk.</summary>
internal static class ScriptFile
{
    /// <summary>The largest file that is read; a feature is a quarter of a megabyte.</summary>
    public const long MaximumBytes = 256L << 20;

    /// <summary>Reads a file, or standard input for <c>-</c>.</summary>
    /// <exception cref="CommandFailure">It is missing, unreadable or too large.</exception>
    public static byte[] Bytes(string path)
    {
        try
        {
            if (path.Length == 0)
                throw new CommandFailure("The name of the script is empty; name a file, or - for standard input.", ExitCode.Usage);
            if (Directory.Exists(path))
                throw new CommandFailure($"{path}: this is a folder; name a script in it.");
            using var input = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
            using var memory = new MemoryStream();
            var part = new byte[1 << 16];
            while (input.Read(part) is var read and > 0)
            {
                memory.Write(part, 0, read);
                if (memory.Length > MaximumBytes)
                    throw new CommandFailure($"{path}: is larger than a screenplay can be ({MaximumBytes >> 20} MiB); is this the right file?");
            }

            return memory.ToArray();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{path}: could not be read: {failure.Message}", inner: failure);
        }
    }

    /// <summary>Reads a screenplay and prints what its reader has to say on standard error; <see cref="ExitOf"/> says what a damaged one comes to.</summary>
    /// <exception cref="CommandFailure">It cannot be read.</exception>
    public static Reading OpenReading(string path, CommandConsole console, string? ocr = null)
    {
        var reading = Read(path, Bytes(path), ocr);
        foreach (var diagnostic in reading.Diagnostics)
            console.Error.WriteLine(Describe(path, diagnostic));
        return reading;
    }

    /// <summary>The exit code of a command that did its work on what could be read: of a damaged file its answer covers only that.</summary>
    public static int ExitOf(params ReadOnlySpan<Reading> readings)
    {
        foreach (var reading in readings)
        {
            if (reading.HasErrors)
                return ExitCode.Findings;
        }

        return ExitCode.Done;
    }

    /// <summary>Reads a screenplay, leaving its diagnostics to the caller.</summary>
    /// <exception cref="CommandFailure">Nothing of it can be read.</exception>
    public static Reading Read(string path) => Read(path, Bytes(path));

    /// <summary>Reads a screenplay from bytes that are at hand, leaving its diagnostics to the caller.</summary>
    /// <exception cref="CommandFailure">Nothing of it can be read.</exception>
    public static Reading Read(string path, byte[] bytes, string? ocr = null)
    {
        if (ForeignFile.Describe(bytes) is { } foreign)
            throw new CommandFailure($"{path}: {foreign}");
        var reading = PdfFile.IsPdf(bytes) ? PdfFile.Read(path, bytes, ocr).Reading : ScreenplayReader.Read(bytes, path);
        if (reading.HasErrors && reading.Screenplay.Elements.IsEmpty)
            throw new CommandFailure(string.Join('\n', reading.Diagnostics.Where(d => d.Severity == Severity.Error).Select(d => Describe(path, d))));
        return reading;
    }

    /// <summary>A diagnostic as compilers print it: <c>file:line:column: severity CODE: message</c>.</summary>
    public static string Describe(string path, Diagnostic diagnostic) =>
        SafeText.Line(diagnostic.Span.Line > 0
            ? $"{path}:{diagnostic.Span.Line}:{diagnostic.Span.Column}: {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Code}: {diagnostic.Message}"
            : $"{path}: {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Code}: {diagnostic.Message}");
}
