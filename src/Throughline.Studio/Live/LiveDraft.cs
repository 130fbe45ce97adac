using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Screenplays;
using Throughline.Screenplays.FinalDraft;
using Throughline.Screenplays.Fountain;
using Throughline.Studio.Drafts;
using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>Drafts as live text, and live text as the next draft, in the format, encoding and line ends of the one before.</summary>
public static class LiveDraft
{
    /// <summary>The draft as Fountain with LF.</summary>
    public static string TextOf(Production production, Draft draft)
    {
        ArgumentNullException.ThrowIfNull(production);
        return TextOf(production.Drafts.Read(draft));
    }

    /// <summary>What a draft that is named from the live text will be: <c>fountain</c> or <c>fdx</c>.</summary>
    public static string FormatOf(Draft? latest) => latest is not null && latest.FileName.EndsWith(".fdx", StringComparison.OrdinalIgnoreCase) ? "fdx" : "fountain";

    /// <summary>The live text as the file of the next draft.</summary>
    /// <param name="production">Whose.</param>
    /// <param name="latest">The draft before, or null.</param>
    /// <param name="text">The live text.</param>
    /// <returns>The file, its name, and what its format cannot hold.</returns>
    public static (byte[] Bytes, string FileName, ImmutableArray<string> Losses) Write(Production production, Draft? latest, string text)
    {
        ArgumentNullException.ThrowIfNull(production);
        ArgumentNullException.ThrowIfNull(text);
        if (latest is null)
            return (new SourceText(text, "script.fountain").Encode(), "script.fountain", []);
        var before = production.Drafts.Read(latest);
        if (before.Format == ScreenplayFormat.FinalDraft)
        {
            var spliced = FinalDraftWriter.Write(Splice(before, text));
            return (spliced.Bytes, latest.FileName, [.. spliced.Losses.Select(loss => loss.Message)]);
        }

        var name = Path.ChangeExtension(latest.FileName, ".fountain");
        if (before.Format != ScreenplayFormat.Fountain)
            return (new SourceText(text, name).Encode(), name, []);
        var file = before.Source;
        var same = Lf(file.Text) == text;
        return ((same ? file : file.WithText(text.Replace("\n", file.NewLine, StringComparison.Ordinal))).Encode(), name, []);
    }

    /// <summary>A Final Draft script with the words of its live text: what was not touched is the very element that was read, what was edited is that element with other words.</summary>
    internal static Screenplay Splice(Screenplay script, string text)
    {
        var shown = FountainReader.Read(new SourceText(TextOf(script), "live.fountain")).Screenplay;
        var live = FountainReader.Read(new SourceText(text, "live.fountain")).Screenplay;
        var (toShown, toLive) = (DraftMatch.Between(script, shown), DraftMatch.Between(shown, live));
        var elements = ImmutableArray.CreateBuilder<Element>(live.Elements.Length);
        var used = new HashSet<int>();
        var sources = new int?[live.Elements.Length];
        for (var i = 0; i < live.Elements.Length; i++)
        {
            if (toLive.PartnerOfB(i) is { } partner && toShown.PartnerOfB(partner) is { } source && used.Add(source))
                sources[i] = source;
        }

        // What Fountain does not show stays behind the element that it stood behind.
        var hidden = Enumerable.Range(0, script.Elements.Length).Where(i => toShown.PartnerOfA(i) is null).ToLookup(i => Shown(toShown, i), i => script.Elements[i]);
        elements.AddRange(hidden[-1]);
        for (var i = 0; i < live.Elements.Length; i++)
        {
            var element = live.Elements[i];
            if (sources[i] is not { } source)
            {
                elements.Add(element with { Span = SourceSpan.None });
                continue;
            }

            var partner = shown.Elements[toLive.PartnerOfB(i)!.Value];
            elements.Add(Edited(script.Elements[source], partner, element));
            elements.AddRange(hidden[source]);
        }

        return script with { Elements = elements.ToImmutable(), TitlePage = live.TitlePage.Equals(shown.TitlePage) ? script.TitlePage : live.TitlePage };
    }

    private static int Shown(DraftMatch match, int element)
    {
        while (element >= 0 && match.PartnerOfA(element) is null)
            element--;
        return element;
    }

    private static Element Edited(Element source, Element shown, Element live)
    {
        if (live with { Span = shown.Span, Id = shown.Id } == shown)
            return source;
        if (source.Kind != live.Kind || source.Text.Plain != shown.Text.Plain)
            return live with { Span = SourceSpan.None, Id = source.Id };
        if (live.Text.Plain == shown.Text.Plain)
            return live with { Span = SourceSpan.None, Id = source.Id, Setup = source.Setup, StyleName = source.StyleName };
        return ElementEdit.WithText(source, ElementEdit.Apply(source.Text, Difference(shown.Text.Plain, live.Text.Plain)));
    }

    private static TextEdit Difference(string from, string to)
    {
        var head = from.AsSpan().CommonPrefixLength(to);
        var tail = 0;
        while (tail < Math.Min(from.Length, to.Length) - head && from[^(tail + 1)] == to[^(tail + 1)])
            tail++;
        return new TextEdit(head, from.Length - head - tail, to[head..(to.Length - tail)]);
    }

    internal static string TextOf(Screenplay script) =>
        Lf(script.Format == ScreenplayFormat.Fountain ? script.Source.Text : SourceText.Decode(FountainWriter.Write(script).Bytes, "live.fountain").Text);

    private static string Lf(string text) => text.Contains('\r', StringComparison.Ordinal) ? text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n') : text;
}
