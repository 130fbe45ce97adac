using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Cli.Productions;
using Throughline.Ledger;
using Throughline.Ledger.Notes;
using Throughline.Studio;
using Throughline.Studio.Records;

namespace Throughline.Cli.Ledger;

/// <summary><c>throughline ledger verify</c>.</summary>
internal static class LedgerVerify
{
    public static Command Create(CommandConsole console)
    {
        var key = new Option<string[]>("--key") { Description = "A public key known from elsewhere that must have signed, as name+id+base64; of the log or of a witness. May be repeated." };
        var json = new Option<bool>("--json") { Description = "Print the result as JSON (docs/json/ledger-verify.schema.json)." };
        var command = new Command("verify", "Check every entry, the tree over them, every signature, and that drafts and notes are as the record says.") { key, json };
        var options = new ProductionOptions(command);
        command.SetAction(async (parsed, cancel) =>
        {
            var keys = (parsed.GetValue(key) ?? []).Select(Parse).ToImmutableArray();
            using var production = await Production.OpenAsync(options.Folder(parsed), options.Edge(parsed, console), cancel);
            var verified = await LedgerVerification.RunAsync(production.Ledger, keys, cancel);
            var material = await KeptMaterial.CheckAsync(production, cancel);
            if (parsed.GetValue(json))
                console.Out.WriteLine(Json(production, verified, material));
            else
                Print(console, production, verified, material);
            return verified.Faults.IsEmpty && material.IsEmpty ? ExitCode.Done : ExitCode.Findings;
        });
        return command;
    }

    /// <exception cref="CommandFailure">It is no key.</exception>
    public static NoteKey Parse(string key) =>
        NoteKey.Parse(key) ?? throw new CommandFailure($"{key}: is no public key of the form name+1a2b3c4d+base64.", ExitCode.Usage);

    private static void Print(CommandConsole console, Production production, LedgerVerification verified, ImmutableArray<MaterialFault> material)
    {
        var last = verified.Checkpoints.IsEmpty ? 0 : verified.Checkpoints[^1].Size;
        console.Out.WriteLine(SafeText.Line($"{production.Title}: {Count(verified.Size, "entry", "entries")}, {Count(verified.Checkpoints.Length, "signed checkpoint", "signed checkpoints")}"));
        console.Out.WriteLine($"root {verified.Root.ToBase64()}");
        foreach (var signer in verified.Checkpoints.SelectMany(checkpoint => checkpoint.SignedBy).Distinct())
            console.Out.WriteLine(SafeText.Line($"signed by {signer}"));
        foreach (var witness in verified.Checkpoints.SelectMany(checkpoint => checkpoint.WitnessedBy).Distinct())
            console.Out.WriteLine(SafeText.Line($"witnessed by {witness}"));
        if (verified.Size > last)
            console.Out.WriteLine($"{Count(verified.Size - last, "entry is", "entries are")} not under a checkpoint yet; sign with: throughline ledger checkpoint");
        foreach (var fault in verified.Faults)
            console.Out.WriteLine($"FAULT {SafeText.Line(fault.Message)}");
        foreach (var fault in material)
            console.Out.WriteLine($"FAULT {SafeText.Line(fault.Message)}");
        var faults = verified.Faults.Length + material.Length;
        console.Out.WriteLine(faults == 0 ? "Nothing was changed, removed, put in or moved." : $"{Count(faults, "fault", "faults")}.");
        console.Error.WriteLine(LedgerCommand.Limits);
    }

    private static string Count(long count, string one, string many) => count == 1 ? $"1 {one}" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {many}");

    private static string Json(Production production, LedgerVerification verified, ImmutableArray<MaterialFault> material)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteBoolean("whole", verified.Faults.IsEmpty && material.IsEmpty);
            json.WriteString("origin", production.Ledger.Origin);
            json.WriteNumber("size", verified.Size);
            json.WriteString("root", verified.Root.ToBase64());
            json.WriteStartArray("checkpoints");
            foreach (var checkpoint in verified.Checkpoints)
            {
                json.WriteStartObject();
                json.WriteNumber("size", checkpoint.Size);
                Keys(json, "signedBy", checkpoint.SignedBy);
                Keys(json, "witnessedBy", checkpoint.WitnessedBy);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("faults");
            foreach (var fault in verified.Faults)
            {
                json.WriteStartObject();
                json.WriteString("kind", LedgerEntryJson.NameOf(fault.Kind));
                json.WriteNumber("index", fault.Index);
                json.WriteNumber("count", fault.Count);
                json.WriteString("message", fault.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("material");
            foreach (var fault in material)
            {
                json.WriteStartObject();
                json.WriteString("what", fault.What);
                json.WriteString("message", fault.Message);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Keys(Utf8JsonWriter json, string name, ImmutableArray<NoteKey> keys)
    {
        json.WriteStartArray(name);
        foreach (var key in keys)
            json.WriteStringValue(key.ToString());
        json.WriteEndArray();
    }
}
