using System.Buffers;
using System.Text;
using System.Text.Json;
using Throughline.Cli.Files;
using Throughline.Credentials.ContentCredentials;

namespace Throughline.Cli.Credentials;

/// <summary>Content Credentials as JSON; the shape is <c>docs/json/credentials.schema.json</c>.</summary>
internal static class CredentialsJson
{
    public static string Write(string path, CredentialReport report)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteString("state", CredentialsText.NameOf(report.State));
            json.WritePropertyName("codes");
            Codes(json, report.Statuses);
            Text(json, "file", path);
            Text(json, "carrier", report.Carrier?.ToString().ToLowerInvariant());
            json.WriteStartArray("ingredients");
            foreach (var ingredient in report.Ingredients)
            {
                json.WriteStartObject();
                Text(json, "assertion", ingredient.Assertion);
                json.WritePropertyName("codes");
                Codes(json, ingredient.Statuses);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("manifests");
            foreach (var manifest in report.Manifests)
                Manifest(json, manifest, manifest == report.Active);
            json.WriteEndArray();
            Texts(json, "notChecked", CredentialReport.NotChecked);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Codes(Utf8JsonWriter json, IReadOnlyList<CredentialStatus> statuses)
    {
        json.WriteStartObject();
        foreach (var (name, kind) in ((string, StatusKind)[])[("failure", StatusKind.Failure), ("informational", StatusKind.Informational), ("success", StatusKind.Success)])
        {
            json.WriteStartArray(name);
            foreach (var status in statuses.Where(status => status.Kind == kind))
            {
                json.WriteStartObject();
                Text(json, "code", status.Code);
                Text(json, "url", status.Url);
                Text(json, "explanation", status.Explanation);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Manifest(Utf8JsonWriter json, ManifestSummary manifest, bool isActive)
    {
        json.WriteStartObject();
        Text(json, "label", manifest.Label);
        json.WriteBoolean("active", isActive);
        json.WriteNumber("claimVersion", manifest.ClaimVersion);
        Text(json, "title", manifest.Title);
        Text(json, "generator", manifest.Generator);
        if (manifest.Signer is { } signer)
            Signer(json, signer);
        else
            json.WriteNull("signer");
        json.WriteStartArray("actions");
        foreach (var action in manifest.Actions)
            Action(json, action);
        json.WriteEndArray();
        json.WriteStartArray("ingredients");
        foreach (var ingredient in manifest.Ingredients)
        {
            json.WriteStartObject();
            Text(json, "title", ingredient.Title);
            Text(json, "relationship", ingredient.Relationship);
            Text(json, "manifest", ingredient.Manifest);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("training");
        foreach (var (use, permission) in manifest.Training)
        {
            json.WriteStartObject();
            Text(json, "use", use);
            Text(json, "permission", permission);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Texts(json, "assertions", manifest.Assertions);
        json.WriteEndObject();
    }

    private static void Signer(Utf8JsonWriter json, SignerSummary signer)
    {
        json.WriteStartObject("signer");
        Text(json, "name", signer.Name);
        Text(json, "issuer", signer.Issuer);
        Text(json, "serial", signer.Serial);
        Text(json, "algorithm", signer.Algorithm);
        if (signer.Time is { } time)
            json.WriteString("time", time.UtcDateTime);
        else
            json.WriteNull("time");
        json.WriteEndObject();
    }

    private static void Action(Utf8JsonWriter json, ActionSummary action)
    {
        json.WriteStartObject();
        Text(json, "action", action.Action);
        Text(json, "digitalSourceType", action.SourceType);
        Text(json, "when", action.When);
        Text(json, "agent", action.Agent);
        Text(json, "description", action.Description);
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(SafeText.WellFormed(text));
        json.WriteEndArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? text) => json.WriteString(name, text is null ? null : SafeText.WellFormed(text));
}
