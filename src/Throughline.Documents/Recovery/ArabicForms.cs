using System.Text;

namespace Throughline.Documents.Recovery;

/// <summary>The shapes that Arabic letters have inside words (Unicode's Arabic Presentation Forms-B), as the letters they are. Globalization may be switched off in this program, so that the runtime's own normalization does not know them.</summary>
internal static class ArabicForms
{
    private const char First = '\uFE80';

    // Each letter from U+FE80 on with the number of its shapes: alone, at the end, at the beginning, in the middle.
    private const string Letters = "ء1آ2أ2ؤ2إ2ئ4ا2ب4ة2ت4ث4ج4ح4خ4د2ذ2ر2ز2س4ش4ص4ض4ط4ظ4ع4غ4ف4ق4ك4ل4م4ن4ه4و2ى2ي4";
    private static readonly string[] Table = [.. Expanded()];

    /// <summary>The text with its letters as they are typed.</summary>
    public static string Typed(string text)
    {
        if (!text.Any(IsForm))
            return text;
        var typed = new StringBuilder(text.Length + 2);
        foreach (var c in text)
            typed.Append(IsForm(c) ? Table[c - First] : c.ToString());
        return typed.ToString();
    }

    private static bool IsForm(char c) => c >= First && c - First < Table.Length;

    private static IEnumerable<string> Expanded()
    {
        for (var i = 0; i < Letters.Length; i += 2)
        {
            for (var shape = Letters[i + 1] - '0'; shape > 0; shape--)
                yield return Letters[i].ToString();
        }

        // Lam and alef are drawn as one.
        foreach (var alef in "آأإا")
        {
            yield return "ل" + alef;
            yield return "ل" + alef;
        }
    }
}
