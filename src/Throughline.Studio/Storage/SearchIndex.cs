using System.Data.Common;
using System.Globalization;
using Throughline.Studio.Search;

namespace Throughline.Studio.Storage;

/// <summary>
/// An index of the texts of a production. It can be made anew from what it was made of: so it is no part of the form that
/// migrations keep, it is made when it is first used, and it is forgotten whole when a text is erased.
/// </summary>
internal abstract class SearchIndex(string production)
{
    // More than anybody reads; who finds so much looks for more words.
    private const int MostRows = 2000;

    /// <summary>What the texts of a kind were last made of, or null.</summary>
    public async Task<string?> StampAsync(SearchKind kind, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await using var command = Command(connection, """SELECT "Stamp" FROM search_stamp WHERE "ProductionId" = @production AND "Kind" = @kind""");
        Add(command, "@production", production);
        Add(command, "@kind", (int)kind);
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    /// <summary>Puts texts in the place of all of a kind, in one commit.</summary>
    public async Task ReplaceAsync(SearchKind kind, string stamp, IEnumerable<SearchText> texts, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await RunAsync(connection, Preparation, cancel);
        await using var commit = await connection.BeginTransactionAsync(cancel);
        await using (var clear = Command(connection, """DELETE FROM search_text WHERE "ProductionId" = @production AND "Kind" = @kind""", commit))
        {
            Add(clear, "@production", production);
            Add(clear, "@kind", (int)kind);
            await clear.ExecuteNonQueryAsync(cancel);
            clear.CommandText = """DELETE FROM search_stamp WHERE "ProductionId" = @production AND "Kind" = @kind""";
            await clear.ExecuteNonQueryAsync(cancel);
            clear.CommandText = """INSERT INTO search_stamp ("ProductionId", "Kind", "Stamp") VALUES (@production, @kind, @stamp)""";
            Add(clear, "@stamp", stamp);
            await clear.ExecuteNonQueryAsync(cancel);
        }

        await using (var insert = Command(connection, """INSERT INTO search_text ("ProductionId", "Kind", "Position", "Key", "Place", "Text", "Folded") VALUES (@production, @kind, @position, @key, @place, @text, @folded)""", commit))
        {
            foreach (var name in (string[])["@production", "@kind", "@position", "@key", "@place", "@text", "@folded"])
                Add(insert, name, "");
            foreach (var (i, text) in texts.Index())
            {
                foreach (var (at, value) in ((object[])[production, (int)kind, i, text.Key, text.Place, Clean(text.Text), SearchWords.Fold(Clean(text.Text))]).Index())
                    insert.Parameters[at].Value = value;
                await insert.ExecuteNonQueryAsync(cancel);
            }
        }

        await commit.CommitAsync(cancel);
    }

    /// <summary>The texts that hold each word, by kind and in the order in which they were put.</summary>
    /// <param name="words">As <see cref="SearchWords.Of"/> gives them.</param>
    /// <param name="cancel">Stops it.</param>
    public async Task<List<(SearchKind Kind, SearchText Text)>> FindAsync(IReadOnlyList<string> words, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        await using var command = Command(connection, "");
        Add(command, "@production", production);
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""SELECT "Kind", "Key", "Place", "Text" FROM search_text WHERE "ProductionId" = @production AND {Condition(command, words)} ORDER BY "Kind", "Position" LIMIT {MostRows}""");
        List<(SearchKind, SearchText)> found = [];
        await using var reader = await command.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            found.Add(((SearchKind)reader.GetInt32(0), new SearchText(reader.GetString(1), reader.GetString(2), reader.GetString(3))));
        return found;
    }

    /// <summary>Whether anything was put into it since it was made.</summary>
    public abstract Task<bool> ExistsAsync(CancellationToken cancel);

    /// <summary>Takes all texts out of it and out of its files.</summary>
    /// <returns>False when somebody has it open, so that traces may be left.</returns>
    public abstract Task<bool> ForgetAsync(CancellationToken cancel);

    /// <summary>A connection to where it lies.</summary>
    protected abstract Task<DbConnection> OpenAsync(CancellationToken cancel);

    /// <summary>The statements that make its tables where they are not there.</summary>
    protected abstract IEnumerable<string> Preparation { get; }

    /// <summary>What a row must fulfil to hold all words; adds the parameters it needs.</summary>
    protected abstract string Condition(DbCommand command, IReadOnlyList<string> words);

    /// <summary>Adds the condition that a text holds a word somewhere.</summary>
    protected static string Holds(DbCommand command, string word)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@w{command.Parameters.Count}");
        Add(command, name, "%" + word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%");
        return $"""
            "Folded" LIKE {name} ESCAPE '\'
            """;
    }

    protected static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    /// <summary>Runs statements one after the other.</summary>
    protected static async Task RunAsync(DbConnection connection, IEnumerable<string> statements, CancellationToken cancel)
    {
        await using var command = Command(connection, "");
        foreach (var statement in statements)
        {
            command.CommandText = statement;
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    protected static DbCommand Command(DbConnection connection, string text, DbTransaction? within = null)
    {
        var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (text, within);
        return command;
    }

    // PostgreSQL keeps no NUL in a text.
    private static string Clean(string text) => text.Replace('\0', '\uFFFD');
}
