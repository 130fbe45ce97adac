using System.Collections.Immutable;
using System.Text.Json;

namespace Throughline.Assist.Answers;

/// <summary>
/// Compares JSON with a schema, as far as our schemas go: type, properties, required, additionalProperties (false only), items, enum,
/// minItems, maxItems, minLength, maxLength, minimum, maximum. A keyword it does not know is an error in the schema, not passed over.
/// </summary>
public static class SchemaCheck
{
    private const int MostErrors = 12;

    private static readonly string[] Known = ["$schema", "title", "description", "type", "properties", "required", "additionalProperties", "items", "enum", "minItems", "maxItems", "minLength", "maxLength", "minimum", "maximum"];

    /// <summary>What is wrong with a value; empty when it is as the schema says. At most a dozen sentences, each with the place as a JSON pointer (RFC 6901).</summary>
    /// <exception cref="ArgumentException">The schema uses a keyword beyond those above.</exception>
    public static ImmutableArray<string> Errors(JsonElement schema, JsonElement value)
    {
        var errors = ImmutableArray.CreateBuilder<string>();
        Check(schema, value, "", errors);
        return errors.Count > MostErrors ? [.. errors.Take(MostErrors)] : errors.DrainToImmutable();
    }

    private static void Check(JsonElement schema, JsonElement value, string at, ImmutableArray<string>.Builder errors)
    {
        foreach (var keyword in schema.EnumerateObject())
        {
            if (!Known.Contains(keyword.Name, StringComparer.Ordinal))
                throw new ArgumentException($"The schema uses '{keyword.Name}' at '{at}', which is not checked here.", nameof(schema));
        }

        if (schema.TryGetProperty("type", out var type) && !IsOf(type, value))
        {
            errors.Add($"{Place(at)} must be {Types(type)}, and is {value.ValueKind.ToString().ToLowerInvariant()}.");
            return;
        }

        if (schema.TryGetProperty("enum", out var words) && !words.EnumerateArray().Any(word => JsonElement.DeepEquals(word, value)))
            errors.Add($"{Place(at)} must be one of {words.GetRawText()}.");
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(schema, value, at, errors);
                break;
            case JsonValueKind.Array:
                CheckArray(schema, value, at, errors);
                break;
            case JsonValueKind.String:
                Between(schema, value.GetString()!.EnumerateRunes().Count(), "minLength", "maxLength", "characters", at, errors);
                break;
            case JsonValueKind.Number:
                Between(schema, value.GetDouble(), "minimum", "maximum", "", at, errors);
                break;
        }
    }

    private static void CheckObject(JsonElement schema, JsonElement value, string at, ImmutableArray<string>.Builder errors)
    {
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray().Select(it => it.GetString()!).Where(name => !value.TryGetProperty(name, out _)))
                errors.Add($"{Place(at)} lacks \"{name}\".");
        }

        var properties = schema.TryGetProperty("properties", out var known) ? known : default;
        var isClosed = schema.TryGetProperty("additionalProperties", out var additional) && additional.ValueKind == JsonValueKind.False;
        foreach (var member in value.EnumerateObject())
        {
            if (properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(member.Name, out var inner))
                Check(inner, member.Value, $"{at}/{member.Name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}", errors);
            else if (isClosed)
                errors.Add($"{Place(at)} has \"{member.Name}\", which does not belong there.");
        }
    }

    private static void CheckArray(JsonElement schema, JsonElement value, string at, ImmutableArray<string>.Builder errors)
    {
        Between(schema, value.GetArrayLength(), "minItems", "maxItems", "items", at, errors);
        if (!schema.TryGetProperty("items", out var items))
            return;
        var index = 0;
        foreach (var item in value.EnumerateArray())
            Check(items, item, $"{at}/{index++}", errors);
    }

    private static void Between(JsonElement schema, double measure, string least, string most, string of, string at, ImmutableArray<string>.Builder errors)
    {
        if (schema.TryGetProperty(least, out var low) && measure < low.GetDouble())
            errors.Add($"{Place(at)} must be at least {low} {of}".TrimEnd() + ".");
        if (schema.TryGetProperty(most, out var high) && measure > high.GetDouble())
            errors.Add($"{Place(at)} must be at most {high} {of}".TrimEnd() + ".");
    }

    private static bool IsOf(JsonElement type, JsonElement value) =>
        type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(one => IsOf(one, value)) : type.GetString() switch
        {
            "object" => value.ValueKind == JsonValueKind.Object,
            "array" => value.ValueKind == JsonValueKind.Array,
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "null" => value.ValueKind == JsonValueKind.Null,
            "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && Math.Floor(number) == number && !double.IsInfinity(number),
            "number" => value.ValueKind == JsonValueKind.Number,
            _ => false,
        };

    private static string Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? string.Join(" or ", type.EnumerateArray().Select(one => one.GetString())) : type.GetString()!;

    private static string Place(string at) => at.Length == 0 ? "The answer" : at;
}
