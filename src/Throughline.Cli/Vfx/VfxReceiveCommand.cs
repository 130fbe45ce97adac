using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Effects.Images;
using Throughline.Effects.Receiving;
using Throughline.Effects.Turnovers;
using Throughline.Studio;

namespace Throughline.Cli.Vfx;

/// <summary><c>throughline vfx receive FOLDER --turnover FOLDER</c>.</summary>
internal static class VfxReceiveCommand
{
    public static Command Create(CommandConsole console)
    {
        var folder = new Argument<string>("FOLDER") { Description = "What came back: image sequences (.exr, .dpx), in folders of any depth." };
        var turnover = new Option<string?>("--turnover") { Description = "The turnover that it answers: its folder, or in a production its number; there the latest when left out.", HelpName = "FOLDER" };
        var json = new Option<bool>("--json") { Description = "Print JSON (docs/json/vfx-receive.schema.json)." };
        var command = new Command("receive", "Check what came back: length, handles, numbers, rate and size, by the headers of its images.") { folder, turnover, json };
        var where = new EffectsProduction(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult("--production") is null && result.GetValue(turnover) is null)
                result.AddError("Name the turnover with --turnover, or a production with --production.");
        });
        command.SetAction(async (parsed, cancel) =>
        {
            using var production = await where.WriteAsync(parsed, console, cancel);
            var handedOver = production is null ? TurnoverFolder.Read(parsed.GetValue(turnover)!) : await KeptAsync(production, parsed.GetValue(turnover), cancel);
            var versions = DeliveryCheck.Run(handedOver, Files(parsed.GetValue(folder)!), production is null ? null : await production.Effects.SizesAsync(cancel));
            if (versions.IsEmpty)
                throw new CommandFailure($"{parsed.GetValue(folder)}: has no image sequences, such as TIDE_104_0650_comp_v001.1001.exr.");
            if (parsed.GetValue(json))
                console.Out.Write(Json(versions));
            else
                Print(console, versions);
            if (production is not null)
            {
                var delivery = await production.Effects.KeepAsync(handedOver.Number, versions, cancel);
                await production.SignAsync(cancel);
                console.Error.WriteLine($"Checked in as delivery {delivery}.");
            }

            var doubtful = versions.Count(v => v.Findings.Length > 0);
            console.Error.WriteLine($"{versions.Length} {(versions.Length == 1 ? "sequence" : "sequences")}, {doubtful} with findings.");
            return doubtful == 0 ? ExitCode.Done : ExitCode.Findings;
        });
        return command;
    }

    private static async Task<Turnover> KeptAsync(Production production, string? number, CancellationToken cancel)
    {
        var kept = await production.Effects.TurnoversAsync(cancel);
        var found = number is null ? kept.LastOrDefault() : kept.FirstOrDefault(t => t.Number.ToString(CultureInfo.InvariantCulture) == number);
        return found is null
            ? throw new CommandFailure(kept.IsEmpty ? "This production has handed nothing over yet." : $"This production has no turnover {number}; it has 1 to {kept[^1].Number}.")
            : production.Effects.Read(found);
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
