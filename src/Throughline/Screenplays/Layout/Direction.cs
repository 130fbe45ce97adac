using System.Globalization;

namespace Throughline.Screenplays.Layout;

/// <summary>Which way a paragraph is written.</summary>
public static class Direction
{
    /// <summary>True when its first letter belongs to a script that is written from right to left.</summary>
    public static bool IsRightToLeft(string text)
    {
        foreach (var c in text)
        {
            if (c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC'))
                return CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter;
            if (char.IsLetter(c))
                return false;
        }

        return false;
    }
}
