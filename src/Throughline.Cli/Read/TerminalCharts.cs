using System.Text;

namespace Throughline.Cli.Read;

/// <summary>Bars and curves made of block characters.</summary>
internal static class TerminalCharts
{
    private const string Eighths = " ▏▎▍▌▋▊▉█";
    private const string Heights = " ▁▂▃▄▅▆▇█";

    /// <summary>A bar of at most so many columns, exact to an eighth of one.</summary>
    public static string Bar(int part, int whole, int columns)
    {
        if (whole <= 0 || part <= 0 || columns <= 0)
            return "";
        var eighths = (int)Math.Max(1, (long)part * columns * 8 / whole);
        var bar = new string('█', eighths / 8);
        return eighths % 8 == 0 ? bar : bar + Eighths[eighths % 8];
    }

    /// <summary>One column for each value, as high as its share of the largest; two rows give sixteen steps.</summary>
    /// <returns>The rows, top first.</returns>
    public static string[] Columns(int[] values, int rows)
    {
        var most = 1;
        foreach (var value in values)
            most = Math.Max(most, value);
        var result = new string[rows];
        for (var row = 0; row < rows; row++)
        {
            var text = new StringBuilder(values.Length);
            foreach (var value in values)
            {
                var height = (int)(((long)value * rows * 8 + most - 1) / most);
                text.Append(Heights[Math.Clamp(height - (rows - 1 - row) * 8, 0, 8)]);
            }

            result[row] = text.ToString();
        }

        return result;
    }
}
