using System.Collections.Immutable;
using System.Globalization;

namespace Throughline.Assist.Models;

/// <summary>The list prices that are built in, each with the day on which it was looked up.</summary>
public static class PriceTable
{
    private static readonly Lazy<ImmutableArray<(string Provider, string Model, ModelPrice Price)>> Rows = new(Read);

    /// <summary>The price of a model, or null when the table does not have it. A dated name (<c>gpt-4o-2024-11-20</c>) has the price of the name without the date.</summary>
    public static ModelPrice? Find(ProviderKind provider, string model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var row in Rows.Value)
        {
            if (row.Provider.Equals(provider.ToString(), StringComparison.OrdinalIgnoreCase) && IsIt(model, row.Model))
                return row.Price;
        }

        return null;
    }

    private static bool IsIt(string model, string listed) =>
        model.StartsWith(listed, StringComparison.OrdinalIgnoreCase) && (model.Length == listed.Length || (model[listed.Length] == '-' && model[(listed.Length + 1)..].All(c => char.IsAsciiDigit(c) || c == '-')));

    private static ImmutableArray<(string Provider, string Model, ModelPrice Price)> Read() =>
    [
        .. EmbeddedFile.Text("Models.prices.tsv").Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t')).Select(cells => (cells[0], cells[1],
            new ModelPrice(decimal.Parse(cells[2], CultureInfo.InvariantCulture), decimal.Parse(cells[3], CultureInfo.InvariantCulture), cells[4], DateOnly.ParseExact(cells[5], "yyyy-MM-dd", CultureInfo.InvariantCulture)))),
    ];
}
