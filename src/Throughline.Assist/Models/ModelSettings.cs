using System.Net;
using Throughline.Assist.Settings;
using Throughline.Ledger;
using Tomlyn.Syntax;

namespace Throughline.Assist.Models;

/// <summary>The models that a person has set up: tables in <c>models.toml</c>, and one by variables of the environment. Keys are never there.</summary>
/// <param name="file">Path of the file, which may be missing.</param>
public sealed class ModelSettings(string file)
{
    private const string Example = "[models.shed]\nprovider = \"compatible\"\nmodel = \"qwen3\"\naddress = \"http://127.0.0.1:8080/v1\"\nclass = \"local\"";

    private const string SilenceWords = "whole seconds, from 1 to 3600, after which a model that says nothing is given up";

    /// <summary>Those of this user: in the file that <c>THROUGHLINE_MODELS</c> names, else in the folder where this system keeps settings.</summary>
    public static ModelSettings OfThisUser() => new(Environment.GetEnvironmentVariable("THROUGHLINE_MODELS") is { Length: > 0 } named
        ? named
        : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "throughline", "models.toml"));

    /// <summary>Path of the file.</summary>
    public string Path => file;

    /// <summary>All of them, in the order of the file.</summary>
    /// <exception cref="SettingsException">The file says something that cannot be.</exception>
    public IReadOnlyList<ModelEndpoint> Read()
    {
        var models = File.Exists(file)
            ? SettingsReader.Read(file).Where(entry => entry.Keys[0] == "models").GroupBy(entry => entry.Keys.Count > 2 ? entry.Keys[1] : throw entry.Wrong("a table for each model, such as [models.shed]"), StringComparer.Ordinal).Select(Of).ToList()
            : [];
        if (FromEnvironment() is { } one)
            models.Add(one);
        return models;
    }

    /// <summary>One of them by its name.</summary>
    /// <exception cref="SettingsException">There is none; the message shows how to set one up.</exception>
    public ModelEndpoint Find(string name)
    {
        var models = Read();
        return models.FirstOrDefault(model => model.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new SettingsException($"There is no model {name}{(models.Count == 0 ? "" : " among " + string.Join(", ", models.Select(m => m.Name)))}. Set it up in {Path}, for example: {Example.Replace("\n", "; ", StringComparison.Ordinal)}");
    }

    private ModelEndpoint Of(IGrouping<string, SettingsEntry> table)
    {
        var entries = table.ToDictionary(entry => entry.Keys[2], StringComparer.Ordinal);
        var first = table.First();
        foreach (var entry in table)
        {
            if (entry.Keys[2] is not ("provider" or "model" or "address" or "class" or "key" or "retention" or "training" or "input" or "output" or "currency" or "silence"))
                throw entry.Wrong("one of provider, model, address, class, key, retention, training, input, output, currency, silence");
        }

        if (table.Key.Length is 0 or > 60 || table.Key.Any(c => !char.IsLetterOrDigit(c) && c is not ('-' or '_' or '.' or ' ')))
            throw first.Wrong("a name of letters, digits, - and _ for the model");
        if (table.Key.Equals(ModelEndpoint.None, StringComparison.OrdinalIgnoreCase))
            throw first.Wrong("another name: none is the partner that needs no model");
        string? Text(string name) => entries.TryGetValue(name, out var entry) ? entry.Text() : null;
        var provider = Provider(entries.GetValueOrDefault("provider") ?? throw first.Wrong("a provider beside it: openai, gemini, anthropic or compatible"));
        var model = Text("model") is { Length: > 0 } named ? named : throw first.Wrong("a model beside it, by the provider's name for it");
        var address = Address(entries.GetValueOrDefault("address"), provider) ?? throw first.Wrong("an address beside it, such as address = \"http://127.0.0.1:8080/v1\"");
        var where = Class(entries.GetValueOrDefault("class"), address);
        if (where != EndpointClass.Local && address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback)
            throw (entries.GetValueOrDefault("address") ?? first).Wrong("an address that begins with https, since what is sent leaves the house");
        return new ModelEndpoint
        {
            Name = table.Key,
            Provider = provider,
            Model = model,
            Address = address,
            Class = where,
            KeyName = Key(entries.GetValueOrDefault("key")) ?? DefaultKey(provider),
            Retention = Text("retention") ?? "not stated",
            Training = Text("training") ?? "not stated",
            Silence = entries.GetValueOrDefault("silence") is { } silence ? Seconds(silence.Number()) ?? throw silence.Wrong(SilenceWords) : null,
            Price = Price(entries, first) ?? (where == EndpointClass.Local ? null : PriceTable.Find(provider, model)),
        };
    }

    private static ModelEndpoint? FromEnvironment()
    {
        if (Environment.GetEnvironmentVariable("THROUGHLINE_MODEL_ADDRESS") is not { Length: > 0 } text)
            return null;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || !IsAddress(address))
            throw new SettingsException("THROUGHLINE_MODEL_ADDRESS: expected an address such as http://127.0.0.1:8080/v1.");
        var where = Environment.GetEnvironmentVariable("THROUGHLINE_MODEL_CLASS");
        return new ModelEndpoint
        {
            Name = "environment",
            Provider = ProviderKind.Compatible,
            Model = Environment.GetEnvironmentVariable("THROUGHLINE_MODEL_NAME") is { Length: > 0 } name ? name : "default",
            Address = address,
            Class = where is null ? DefaultClass(address) : LedgerEntryJson.TryParse<EndpointClass>(where, out var known) ? known : throw new SettingsException("THROUGHLINE_MODEL_CLASS: expected local, enterprise or public."),
            Silence = Environment.GetEnvironmentVariable("THROUGHLINE_MODEL_SILENCE") is { Length: > 0 } silence
                ? (int.TryParse(silence, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var seconds) ? Seconds(seconds) : null) ?? throw new SettingsException($"THROUGHLINE_MODEL_SILENCE: expected {SilenceWords}.")
                : null,
            KeyName = Environment.GetEnvironmentVariable("THROUGHLINE_MODEL_KEY") is { Length: > 0 } ? "THROUGHLINE_MODEL_KEY" : null,
        };
    }

    private static TimeSpan? Seconds(int seconds) => seconds is >= 1 and <= 3600 ? TimeSpan.FromSeconds(seconds) : null;

    private static ProviderKind Provider(SettingsEntry entry) =>
        Enum.TryParse<ProviderKind>(entry.Text(), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : throw entry.Wrong("openai, gemini, anthropic or compatible");

    private static Uri? Address(SettingsEntry? entry, ProviderKind provider) => entry is not null
        ? Uri.TryCreate(entry.Text(), UriKind.Absolute, out var address) && IsAddress(address) ? address : throw entry.Wrong("an address such as http://127.0.0.1:8080/v1, with no password in it")
        : provider switch
        {
            ProviderKind.OpenAI => new Uri("https://api.openai.com/v1"),
            ProviderKind.Gemini => new Uri("https://generativelanguage.googleapis.com/v1beta/openai/"),
            ProviderKind.Anthropic => new Uri("https://api.anthropic.com"),
            _ => null,
        };

    // What stands before an @ is a secret, and would be shown wherever the address is.
    private static bool IsAddress(Uri address) => address.Scheme is "http" or "https" && address.UserInfo.Length == 0;

    private static EndpointClass Class(SettingsEntry? entry, Uri address) =>
        entry is null ? DefaultClass(address) : LedgerEntryJson.TryParse<EndpointClass>(entry.Text(), out var known) ? known : throw entry.Wrong("local, enterprise or public");

    // Nothing is taken to be more private than its address shows.
    private static EndpointClass DefaultClass(Uri address) =>
        address.IsLoopback || (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip) && LocalConnection.IsLocal(ip)) ? EndpointClass.Local : EndpointClass.Public;

    private static string? Key(SettingsEntry? entry)
    {
        if (entry is null)
            return null;
        var name = entry.Text();
        return name.Length is > 0 and < 60 && name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_') ? name : throw entry.Wrong("the name of the variable that holds the key, in capitals; a key itself is never written into a file");
    }

    private static string? DefaultKey(ProviderKind provider) => provider switch
    {
        ProviderKind.OpenAI => "OPENAI_API_KEY",
        ProviderKind.Gemini => "GEMINI_API_KEY",
        ProviderKind.Anthropic => "ANTHROPIC_API_KEY",
        _ => null,
    };

    private ModelPrice? Price(Dictionary<string, SettingsEntry> entries, SettingsEntry first)
    {
        if (!entries.TryGetValue("input", out var input) || !entries.TryGetValue("output", out var output))
            return entries.ContainsKey("input") || entries.ContainsKey("output") ? throw first.Wrong("both prices, input and output, for a million tokens") : null;
        var currency = entries.TryGetValue("currency", out var named) ? named.Text() : "USD";
        return currency.Length == 3 && currency.All(char.IsAsciiLetterUpper)
            ? new ModelPrice(Amount(input), Amount(output), currency, DateOnly.FromDateTime(File.GetLastWriteTimeUtc(file)))
            : throw named!.Wrong("a currency in three capitals, such as USD");
    }

    private static decimal Amount(SettingsEntry entry) => entry.Value switch
    {
        FloatValueSyntax { Value: >= 0 and <= 1_000_000 } number => (decimal)number.Value,
        IntegerValueSyntax { Value: >= 0 and <= 1_000_000 } number => number.Value,
        _ => throw entry.Wrong("a price for a million tokens, such as 1.25"),
    };
}
