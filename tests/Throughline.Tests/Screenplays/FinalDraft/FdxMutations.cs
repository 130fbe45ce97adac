using CsCheck;

namespace Throughline.Tests.Screenplays.FinalDraft;

/// <summary>Small damage to a file: characters cut, doubled or put in, of the kind that XML cares about.</summary>
internal static class FdxMutations
{
    private static readonly string[] Pieces =
    [
        "<", ">", "/", "\"", "'", "&", "&amp;", "&#0;", "&#x1F511;", "]]>", "<![CDATA[", "<!--", "-->", "<?x ?>", "<Paragraph>", "</Paragraph>", "<Paragraph/>", "<Text>", "</Text>", "<Text/>", "<DualDialogue>",
        "</DualDialogue>", "<OmittedScene>", "</OmittedScene>", "<ScriptNote Range=\"3,9\">", "</ScriptNote>", "</Content>", "<Content/>", " StartsNewPage=\"Yes\"", " Range=\"-1,x\"", "\r", "\n", "\r\n", "\0", "\uD83D", "\uDD11",
        "\u0085", "\u2028", "\uFEFF", "İ", "x",
    ];

    public static readonly Gen<(int At, int Cut, string Put)[]> Gen =
        CsCheck.Gen.Select(CsCheck.Gen.Int[0, 100_000], CsCheck.Gen.Int[0, 40], CsCheck.Gen.Int[0, Pieces.Length - 1])
            .Select((at, cut, piece) => (at, Math.Max(0, cut - 30) * Math.Max(0, cut - 30), Pieces[piece])).Array[1, 6];

    public static string Apply(string text, (int At, int Cut, string Put)[] mutations)
    {
        foreach (var (at, cut, put) in mutations)
        {
            var from = at % (text.Length + 1);
            text = string.Concat(text.AsSpan(0, from), put, text.AsSpan(Math.Min(text.Length, from + cut)));
        }

        return text;
    }
}
