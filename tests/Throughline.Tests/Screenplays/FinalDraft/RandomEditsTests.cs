using System.Collections.Immutable;
using CsCheck;
using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Text;

namespace Throughline.Tests.Screenplays.FinalDraft;

public sealed class RandomEditsTests
{
    private static readonly string[] Words = ["", "x", "Rain", " & <tags> ", "🔑", "é", "\n", "\t", "  ", "later that same night"];

    [Fact]
    public void Whatever_is_edited_reads_back_as_it_was_meant()
    {
        var edit = Gen.Select(Gen.Int[0, 4], Gen.Int[0, 1000], Gen.Int[0, 1000], Gen.Int[0, Words.Length - 1]);
        Gen.Select(Gen.Bool, edit.Array[1, 8]).Sample(
            (sink, edits) =>
            {
                var script = sink ? Fdx.KitchenSink : Fdx.NotesInParagraphs;
                var edited = script with { Elements = edits.Aggregate(script.Elements, (elements, e) => Edit(elements, e.Item1, e.Item2, e.Item3, Words[e.Item4])) };

                var written = SourceText.Decode(FinalDraftWriter.Write(edited).Bytes, "x.fdx");
                var back = FinalDraftReader.Read(written);

                Assert.Empty(back.Diagnostics);
                Assert.Equal(edited.Elements.Select(Describe), back.Screenplay.Elements.Select(Describe));
                Assert.Equal(written.Encode(), FinalDraftWriter.Write(back.Screenplay with { Elements = [.. back.Screenplay.Elements.Select(e => e with { })] }).Bytes);
            },
            iter: 2_000);
    }

    private static string Describe(Element element) =>
        $"{element.Kind} {(element as SceneHeading)?.Number} '{element.Text.Plain}' {string.Join(',', element.Text.Runs)} {string.Join(',', element.Text.Notes)}";

    private static ImmutableArray<Element> Edit(ImmutableArray<Element> elements, int what, int at, int to, string word)
    {
        // The last element stays, so that no page break comes last; pairs, breaks and summaries are not torn from what they belong to.
        var free = Enumerable.Range(0, elements.Length - 1).Where(i => elements[i] is not (PageBreak or Synopsis or SceneHeading { IsOmitted: true }) && !IsDual(elements, i)).ToList();
        if (free.Count == 0)
            return elements;
        var index = free[at % free.Count];
        var element = elements[index];
        switch (what)
        {
            case 0:
                return elements.RemoveAt(index);
            case 1:
                return elements.RemoveAt(index).Insert(to % (elements.Length - 1), element);
            case 2:
                return elements.Insert(to % elements.Length, to % 2 == 0 ? new Action { Text = word } : new Dialogue { Text = new StyledText("so " + word, [new TextRun(0, 2, TextStyle.Bold, 1)], [new InlineNote(2, "new " + word.Trim())]) });
            case 3 when element is not Cue:
                return elements.SetItem(index, element with { Text = Reword(element.Text, to, word) });
            case 4 when element is Action or Dialogue:
                return elements.SetItem(index, new Transition { Span = element.Span, Text = element.Text });
            default:
                return elements;
        }
    }

    private static StyledText Reword(StyledText text, int at, string word)
    {
        at %= text.Plain.Length + 1;
        if (at > 0 && at < text.Plain.Length && char.IsLowSurrogate(text.Plain[at]))
            at--;
        var cut = text.Plain.Length - at > 5 && !char.IsLowSurrogate(text.Plain[at + 3]) ? 3 : 0;
        var plain = text.Plain[..at] + word + text.Plain[(at + cut)..];
        var notes = text.Notes.Select(n => n with { Position = n.Position > at ? Math.Max(at + word.Length, n.Position + word.Length - cut) : n.Position });
        var runs = word.Length > 0 ? ImmutableArray.Create(new TextRun(at, word.Length, TextStyle.Italic, 2)) : [];
        return new StyledText(plain, runs, [.. notes]);
    }

    private static bool IsDual(ImmutableArray<Element> elements, int index)
    {
        while (index > 0 && elements[index].IsSpeechPart)
            index--;
        return elements[index] is Cue { Dual: not DualSide.None };
    }
}
