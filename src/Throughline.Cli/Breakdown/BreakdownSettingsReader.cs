using Throughline.Breakdown;
using Throughline.Assist.Settings;
using Throughline.Cli.Settings;
using Throughline.Screenplays;

namespace Throughline.Cli.Breakdown;

/// <summary>What <c>throughline.toml</c> says about breakdowns: tables <c>breakdown.colours</c>, <c>breakdown.strips</c>, <c>breakdown.board</c> and <c>characters.aliases</c>.</summary>
internal static class BreakdownSettingsReader
{
    /// <exception cref="SettingsException">An entry is not understood; the message names file, line and what was expected.</exception>
    public static (BreakdownOptions Options, Colours Colours) Read(string script)
    {
        var (options, colours) = (BreakdownOptions.Default, Colours.Default);
        foreach (var entry in SettingsFile.Find(script) is { } file ? SettingsReader.Read(file) : [])
        {
            switch (entry.Keys)
            {
                case ["breakdown", "colours" or "colors", var category]:
                    var key = Categories.Find(category)?.Key ?? throw entry.Wrong($"the key of a category, such as props; \"{category}\" is none (see docs/breakdown.md)");
                    colours = colours with { Marks = colours.Marks.SetItem(key, Colour(entry)) };
                    break;
                case ["breakdown", "strips", var strip]:
                    if (!Colours.Default.Strips.ContainsKey(strip))
                        throw entry.Wrong($"one of {string.Join(", ", Colours.Default.Strips.Keys.Order(StringComparer.Ordinal))}");
                    colours = colours with { Strips = colours.Strips.SetItem(strip, Colour(entry)) };
                    break;
                case ["breakdown", "board", var name]:
                    if (entry.Number() is var number && (number == 0 || options.BoardNumbers.Any(b => b.Value == number)))
                        throw entry.Wrong("a board number from 1 that nobody else has");
                    options = options with { BoardNumbers = options.BoardNumbers.SetItem(CharacterIndex.Fold(name), number) };
                    break;
                case ["breakdown", ..]:
                    throw entry.Wrong("colours.CATEGORY, strips.SETTING-LIGHT or board.NAME under [breakdown]");
                case ["characters", "aliases", var alias]:
                    options = options with { Aliases = options.Aliases.SetItem(alias, entry.Text()) };
                    break;
            }
        }

        return (options, colours);
    }

    private static string Colour(SettingsEntry entry)
    {
        var text = entry.Text();
        return text.Length == 7 && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit) ? text : throw entry.Wrong("a colour such as \"#7d4fa3\"");
    }
}
