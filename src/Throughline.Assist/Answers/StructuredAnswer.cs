using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Throughline.Assist.Pipeline;
using Throughline.Assist.Prompts;

namespace Throughline.Assist.Answers;

/// <summary>A question whose answer is JSON of a shape.</summary>
/// <param name="Prompt">What the model is told, and the shape.</param>
/// <param name="Question">What is asked, with the material in its fences.</param>
/// <param name="MostOutput">Tokens that may come back at most.</param>
public sealed record StructuredQuestion(PromptFile Prompt, string Question, int MostOutput = Estimate.DefaultOutput)
{
    /// <summary>The messages exactly as they are sent.</summary>
    public ImmutableArray<ChatMessage> Messages => [new(ChatRole.System, Prompt.Text + "\nThe schema of the answer:\n" + Prompt.Schema.GetRawText().Trim() + "\n"), new(ChatRole.User, Question)];

    /// <summary>What goes with them.</summary>
    public ChatOptions Options => new() { MaxOutputTokens = MostOutput, ResponseFormat = ChatResponseFormat.ForJsonSchema(Prompt.Schema, Prompt.Name.Replace('.', '-')) };

    /// <summary>The request as a person reads it before it is sent: every message, whole.</summary>
    public string Shown => string.Join("\n", Messages.Select(message => $"--- {message.Role.Value}\n{message.Text.TrimEnd()}\n"));
}

/// <summary>Gets an answer of the right shape, or fails.</summary>
public static class StructuredAnswer
{
    /// <summary>Asks; when the answer is not of the shape, says what is wrong with it and asks once more.</summary>
    /// <returns>The answer, whole and valid.</returns>
    /// <exception cref="ModelException">There is no answer, or none of the right shape.</exception>
    public static async Task<JsonElement> AskAsync(IChatClient model, StructuredQuestion question, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(question);
        var messages = question.Messages;
        var first = await model.GetResponseAsync(messages, question.Options, cancel);
        if (Read(first, question.Prompt.Schema, out var answer) is not { } errors)
            return answer;
        messages = [.. messages, new ChatMessage(ChatRole.Assistant, first.Text), new ChatMessage(ChatRole.User, Repair(errors))];
        var second = await model.GetResponseAsync(messages, question.Options, cancel);
        if (Read(second, question.Prompt.Schema, out answer) is not { } still)
            return answer;
        throw new ModelException(ModelFailureKind.WrongShape, $"The answer is not of the shape that was asked for, also after it was told what is wrong ({question.Prompt.Name}). Nothing of it was used.") { Detail = string.Join(' ', still) };
    }

    private static string Repair(ImmutableArray<string> errors)
    {
        var text = new StringBuilder("That answer cannot be used:\n");
        foreach (var error in errors)
            text.Append("- ").Append(error).Append('\n');
        return text.Append("Answer the same question again: one JSON object of the schema, complete, and nothing else.").ToString();
    }

    // Null when it is valid.
    private static ImmutableArray<string>? Read(ChatResponse response, JsonElement schema, out JsonElement answer)
    {
        answer = default;
        if (response.FinishReason == ChatFinishReason.Length)
            return ["It is too long and was cut off; be much shorter."];
        if (response.FinishReason == ChatFinishReason.ContentFilter)
            throw new ModelException(ModelFailureKind.Refused, "The provider withheld the answer by a filter of its own.");
        try
        {
            using var document = JsonDocument.Parse(Bare(response.Text), new JsonDocumentOptions { MaxDepth = 32 });
            answer = document.RootElement.Clone();
        }
        catch (JsonException failure)
        {
            return [$"It is not JSON: line {failure.LineNumber + 1}, byte {failure.BytePositionInLine + 1}."];
        }

        if (!IsUnicode(answer))
            return ["It has half of a surrogate pair in a text, which is no character."];
        return SchemaCheck.Errors(schema, answer) is { IsEmpty: false } errors ? errors : null;
    }

    // An escape such as \ud800 is well-formed JSON that cannot be read as text.
    private static bool IsUnicode(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.String => json.GetString() is not null,
                JsonValueKind.Object => json.EnumerateObject().All(member => member.Name is not null && IsUnicode(member.Value)),
                JsonValueKind.Array => json.EnumerateArray().All(IsUnicode),
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    // Many models put JSON between lines of three backquotes, whatever they are told.
    private static string Bare(string text)
    {
        var bare = text.Trim();
        if (!bare.StartsWith("```", StringComparison.Ordinal) || !bare.EndsWith("```", StringComparison.Ordinal))
            return bare;
        var begin = bare.IndexOf('\n', StringComparison.Ordinal);
        return begin < 0 || bare.Length < begin + 4 ? bare : bare[(begin + 1)..^3].Trim();
    }
}
