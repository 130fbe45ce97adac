using System.Buffers;

namespace Throughline.Screenplays.Layout;

/// <summary>
/// Where a line may not be broken beside a wide character (JIS X 4051): closing brackets, stops, small kana and marks of length begin no
/// line, opening brackets end none.
/// </summary>
internal static class WideBreaks
{
    private static readonly SearchValues<char> BeginNoLine = SearchValues.Create("、。，．・：；？！‼⁇⁈⁉ー〜～…‥々〻ゝゞヽヾ〉》」』】〕〗〙〛）］｝〟’”｡､｣ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ％℃)]},.!?:;%\"'");
    private static readonly SearchValues<char> EndNoLine = SearchValues.Create("〈《「『【〔〖〘〚（［｛〝‘“｢([{￥＄");

    /// <summary>True when a line may end before the character at a place, which is not the first.</summary>
    public static bool May(ReadOnlySpan<char> text, int at) => at >= text.Length || !(BeginNoLine.Contains(text[at]) || EndNoLine.Contains(text[at - 1]));
}
