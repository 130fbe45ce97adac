using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Effects.Images;
using Throughline.Effects.Receiving;

namespace Throughline.Cli.Vfx;

/// <summary><c>throughline vfx receive FOLDER --turnover FOLDER</c>.</summary>
internal static class VfxReceiveCommand
{
    public static Command Create(CommandConsole console)
    {
        var folder = new Argument<string>("FOLDER") { Description = "What came back: image sequences (.exr, .dpx), in folders of any depth." };
        var turnover = new Option<string>("--turnover") { Description = "The turnover that it answers.", Required = true, HelpName = "FOLDER" };
        var json = new Option<bool>("--json") { Description = "Print JSON: [{name, shot, first, last, files, width, height, findings: [{code, message}]}]." };
        var command = new Command("receive", "Check what came back: length, handles, numbers, rate and size, by the headers of its images.") { folder, turnover, json };
        command.SetAction(parsed =>
        {
            var handedOver = TurnoverFolder.Read(parsed.GetValue(turnover)!);
            var versions = DeliveryCheck.Run(handedOver, Files(parsed.GetValue(folder)!));
            if (versions.IsEmpty)
                throw new CommandFailure($"{parsed.GetValue(folder)}: has no image sequences, such as TIDE_104_0650_comp_v001.1001.exr.");
            if (parsed.GetValue(json))
                console.Out.Write(Json(versions));
            else
                Print(console, versions);
            var doubtful = versions.Count(v => v.Findings.Length > 0);
            console.Error.WriteLine($"{versions.Length} {(versions.Length == 1 ? "sequence" : "sequences")}, {doubtful} with findings.");
            return doubtful == 0 ? ExitCode.Done : ExitCode.Findings;
        });
        return command;
    }

    private static void Print(CommandConsole console, ImmutableArray<DeliveredVersion> versions)
    {
        foreach (var version in versions)
        {
            var size = version.Size is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.Width}x{known.Height}") : "?";
            console.Out.WriteLine(SafeText.Line(string.Create(CultureInfo.InvariantCulture, $"{version.Name,-36} {version.First}-{version.Last}  {version.Files,6} files  {size,-10} {(version.Findings.IsEmpty ? "ok" : "")}").TrimEnd()));
            foreach (var finding in version.Findings)
                console.Out.WriteLine(SafeText.Line($"  {finding.Code} {finding.Message}"));
        }
    }

    private static IEnumerable<DeliveredFile> Files(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CommandFailure($"{folder}: is no folder.");
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 16, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        foreach (var file in Directory.EnumerateFiles(folder, "*", options).Order(StringComparer.Ordinal))
        {
            if (Path.GetExtension(file).ToUpperInvariant() is ".EXR" or ".DPX")
                yield return new DeliveredFile(Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'), ImageHeaderReader.Read(Head(file)));
        }
    }

    private static byte[] Head(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            var head = new byte[Math.Min(stream.Length, ImageHeaderReader.Enough)];
            return head[..stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure($"{file}: could not be read: {failure.Message}", inner: failure);
        }
    }

    private static string Json(ImmutableArray<DeliveredVersion> versions)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartArray();
            foreach (var version in versions)
            {
                json.WriteStartObject();
                json.WriteString("name", SafeText.WellFormed(version.Name));
                json.WriteString("shot", version.Shot?.Text);
                json.WriteNumber("first", version.First);
                json.WriteNumber("last", version.Last);
                json.WriteNumber("files", version.Files);
                if (version.Size is { } size)
                {
                    json.WriteNumber("width", size.Width);
                    json.WriteNumber("height", size.Height);
                }

                json.WriteStartArray("findings");
                foreach (var finding in version.Findings)
                {
                    json.WriteStartObject();
                    json.WriteString("code", finding.Code);
                    json.WriteString("message", SafeText.WellFormed(finding.Message));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }
}
