using System.Globalization;
using Throughline.Text;

namespace Throughline.Screenplays.Layout;

/// <summary>How many columns a character takes: two for the wide ones of East Asia, none for marks on other letters, else one.</summary>
internal static class CharacterWidths
{
    /// <summary>The columns of the character at a place; of a surrogate pair the first half has them all.</summary>
    public static int At(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c < '\u0300' || c is >= '\u2010' and <= '\u2027')
            return 1;
        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            return Table.Columns(char.ConvertToUtf32(c, text[at + 1]));
        if (char.IsLowSurrogate(c) && at > 0 && char.IsHighSurrogate(text[at - 1]))
            return 0;
        return Table.Columns(c);
    }

    // Read when the first such character comes.
    private static class Table
    {
        private static readonly int[] First;
        private static readonly int[] Last;
        private static readonly int[] Width;

        static Table()
        {
            int[] first = new int[2048], last = new int[2048], width = new int[2048];
            var count = 0;
            foreach (var row in DataTable.Read("character-widths.tsv"))
            {
                first[count] = int.Parse(row[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                last[count] = int.Parse(row[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                width[count++] = row[2][0] - '0';
            }

            (First, Last, Width) = (first[..count], last[..count], width[..count]);
        }

        public static int Columns(int character)
        {
            var at = Array.BinarySearch(First, character);
            at = at < 0 ? ~at - 1 : at;
            return at >= 0 && character <= Last[at] ? Width[at] : 1;
        }
    }
}
