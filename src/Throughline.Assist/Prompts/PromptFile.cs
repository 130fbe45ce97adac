using System.Text;
using System.Text.Json;
using Throughline.Ledger;

namespace Throughline.Assist.Prompts;

/// <summary>
/// What a model is told for one kind of question, and the shape its answer must have: two files with a version in their name.
/// A changed prompt is a new version; the hash over what is sent goes on record.
/// </summary>
/// <param name="Name">Name and version: <c>audience.v1</c>.</param>
/// <param name="Text">The words, with those that all prompts begin with.</param>
/// <param name="Schema">The schema of the answer.</param>
/// <param name="Hash">SHA-256 over the files: common words, this prompt's, the schema, each ended by a zero byte.</param>
public sealed record PromptFile(string Name, string Text, JsonElement Schema, Digest Hash)
{
    private const string Common = "common.v1";

    /// <summary>Reads a prompt and the schema of its answers, each by name and version.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static PromptFile Load(string name, string shape)
    {
        byte[] common = EmbeddedFile.Bytes($"Prompts.{Common}.prompt.md"), own = EmbeddedFile.Bytes($"Prompts.{name}.prompt.md"), schema = EmbeddedFile.Bytes($"Prompts.{shape}.schema.json");
        using var document = JsonDocument.Parse(schema);
        return new PromptFile(name, Encoding.UTF8.GetString(common).TrimEnd() + "\n\n" + Encoding.UTF8.GetString(own).TrimEnd() + "\n", document.RootElement.Clone(), Digest.Of([.. common, 0, .. own, 0, .. schema, 0]));
    }
}
