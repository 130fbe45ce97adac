using CsCheck;

namespace Throughline.Tests.Screenplays.Fountain;

/// <summary>Random Fountain, made of pieces that the rules are about.</summary>
internal static class RandomFountain
{
    private static readonly string[] Pieces =
    [
        "INT. HOUSE - DAY", "int. house", ".FORCED", "EXT./INT. CAR #12A#", "BOB", "BOB (V.O.)", "ANNA ^", "@McCLANE", "(softly)", "He runs.", "Words, *bright* and **bold**, _low_.",
        "[[", "]]", "[[note]]", "/*", "*/", "/* cut */", "CUT TO:", "> FADE", "> centred <", "~la la", "# ACT", "### Scene", "= synopsis", "===", "!", "!!SHOT", "Title: X", "Author:",
        "   indented", "\t", "  ", " ", "\n", "\n", "\n", "\n\n", "\n\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "*", "**", "_", "\\", "\\*", "#", "@", ".", "(", ")", "^", "é", "한국어", "\0", "\u00A0", "\u3000", "\uD800", "𝔸", "ИВАН", "内景 家 - 夜",
    ];

    /// <summary>A text of up to sixty pieces.</summary>
    public static readonly Gen<string> Text = Gen.Int[0, Pieces.Length - 1].Array[0, 60].Select(indices => string.Concat(indices.Select(i => Pieces[i])));

    /// <summary>A piece to put in.</summary>
    public static readonly Gen<string> Piece = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]), Gen.Const(""), Gen.Const("x"));
}
