using System.Collections.Immutable;
using NJsonSchema;
using Throughline.Drafts;
using Throughline.Drafts.Authors;
using Throughline.Drafts.Web;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Tests.Drafts;

public sealed class AuthorshipTests
{
    private const string White = "INT. KITCHEN - DAY\n\nRain beats on the window.\n\nJake opens a red suitcase on the table.\n";
    private static readonly Hand Ana = new("Ana", Manner.Typed, null, "White", false);
    private static readonly Hand Ben = new("Ben", Manner.Imported, null, "Blue", false);

    [Fact]
    public void Words_of_an_earlier_draft_stay_whose_they_were_and_new_ones_are_inferred()
    {
        var blue = Next(White.Replace("a red", "an old red", StringComparison.Ordinal));

        Assert.Equal(["Ana:Jake opens ", "Ben:an old", "Ana: red suitcase on the table."], Hands(blue, 2));
        Assert.True(blue.Lines[2][1].Hand.IsInferred);
        Assert.False(blue.Lines[2][0].Hand.IsInferred);
    }

    [Fact]
    public void Moved_and_copied_lines_keep_their_hands()
    {
        var blue = Next("INT. KITCHEN - DAY\n\nJake opens a red suitcase on the table.\n\nRain beats on the window.\n\nHe looks up.\n\nRain beats on the window.\n");

        Assert.Equal(["Ana:Jake opens a red suitcase on the table.", "Ana:Rain beats on the window.", "Ben:He looks up.", "Ana:Rain beats on the window."], Enumerable.Range(1, 4).SelectMany(i => Hands(blue, i)));
    }

    [Fact]
    public void Another_shape_of_quotation_marks_makes_nobody_an_author()
    {
        var white = Authorship.Of(Two.Draft("He says \"don't\" -- and goes.\n"), Ana);

        var blue = white.Next(DraftMatch.Between(white.Draft, Two.Draft("He says “don’t” — and goes.\n")), Ben);

        Assert.Equal(["Ana:He says “don’t” — and goes."], Hands(blue, 0));
    }

    [Fact]
    public void An_edit_is_exactly_the_editors()
    {
        var line = Two.Draft(White).Elements[2];

        var edited = Authorship.Of(Two.Draft(White), Ana).Edit(2, line with { Text = "Jake opens a blue suitcase on the table." }, new TextEdit(13, 3, "blue"), Ben);

        Assert.Equal(["Ana:Jake opens a ", "Ben:blue", "Ana: suitcase on the table."], Hands(edited, 2));
        Assert.False(edited.Lines[2][1].Hand.IsInferred);
    }

    [Fact]
    public void An_edit_that_makes_another_text_is_refused() =>
        Assert.Throws<ArgumentException>(() => Authorship.Of(Two.Draft(White), Ana).Edit(2, new Action { Text = "Something else." }, new TextEdit(0, 1, "X"), Ben));

    [Fact]
    public void What_is_typed_into_accepted_text_is_said_to_be()
    {
        var accepted = Strokes.Of(10, new Hand("Model", Manner.Accepted, null, "Blue", false));

        var inside = Strokes.Edit(accepted, new TextEdit(5, 0, "xyz"), Ana);
        var after = Strokes.Edit(accepted, new TextEdit(10, 0, "xyz"), Ana);

        Assert.Equal([Manner.Accepted, Manner.EditedAfterAcceptance, Manner.Accepted], inside.Select(s => s.Hand.Manner));
        Assert.Equal([Manner.Accepted, Manner.Typed], after.Select(s => s.Hand.Manner));
    }

    [Fact]
    public void Lines_rearranged_by_hand_take_their_hands_along()
    {
        var white = Authorship.Of(Two.Draft(White), Ana);
        var draft = Two.Draft("Jake opens a red suitcase on the table.\n\nNew.\n\nJake opens a red suitcase on the table.\n");

        var after = white.Rearrange(draft, [2, null, 2], Ben);

        Assert.Equal(["Ana", "Ben", "Ana"], after.Lines.Select(l => l[0].Hand.Person));
        Assert.Throws<ArgumentException>(() => white.Rearrange(draft, [1, null, 2], Ben));
    }

    [Fact]
    public void Shares_add_up_by_writer_scene_and_draft()
    {
        var shares = AuthorShares.Of(Next(White + "\nBen writes this line here.\n"));

        Assert.Equal(shares.Letters, shares.Writers.Sum(w => w.Letters));
        Assert.Equal(shares.Letters, shares.Drafts.Sum(d => d.Letters));
        Assert.Equal(shares.Letters, shares.Scenes.Sum(s => s.Letters));
        Assert.Equal(new Share("Ben", 22), shares.Writers[1]);
        Assert.Equal(22, shares.InferredLetters);
    }

    [Fact]
    public void Every_character_of_a_draft_has_a_hand_after_any_edits()
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var known = Throughline.Matching.DraftMaker.Make(Two.Draft(White + White), seed);

            var next = Authorship.Of(known.A, Ana).Next(DraftMatch.Between(known.A, known.B), Ben);

            Assert.Equal(known.B.Elements.Select(e => e.Text.Plain.Length), next.Lines.Select(l => l.Sum(s => s.Length)));
        }
    }

    [Fact]
    public async Task The_json_fits_its_schema_and_says_that_a_share_is_no_proof()
    {
        var json = AuthorshipJson.Write(Next(White.Replace("Rain", "Hail", StringComparison.Ordinal)));

        var schema = await JsonSchema.FromFileAsync(Path.Combine(Corpus.Repository, "docs", "json", "authorship.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(json));
        Assert.Contains("not proof of authorship", json, StringComparison.Ordinal);
        Assert.Contains("Inferred from the drafts alone", json, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_colours_each_hand_and_says_that_a_share_is_no_proof()
    {
        var html = System.Text.Encoding.UTF8.GetString(AuthorshipHtml.Write(Next(White.Replace("Rain", "<Hail>", StringComparison.Ordinal))));

        Assert.Contains("not proof of authorship", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"t1\" title=\"Ben, imported, Blue (inferred)\">&lt;Hail&gt;</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_draws_the_whole_script_and_rounds_nobody_away()
    {
        var long1 = White + string.Concat(Enumerable.Range(1, 80).Select(i => $"\nThe tide comes in for the {i}th time.\n"));
        var white = Authorship.Of(Two.Draft(long1), Ana);
        var blue = Two.Draft(long1.Replace("Rain", "Hail", StringComparison.Ordinal));

        var html = System.Text.Encoding.UTF8.GetString(AuthorshipHtml.Write(white.Next(DraftMatch.Between(white.Draft, blue), Ben)));

        Assert.Contains("<span>&gt;99\u202F%</span>", html, StringComparison.Ordinal);
        Assert.Contains("<span>&lt;1\u202F%</span>", html, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"f0\"", html, StringComparison.Ordinal);
        Assert.Contains("<rect class=\"f1\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_proposed_or_pasted_is_marked_besides_its_colour_and_counted_apart()
    {
        var accepted = Authorship.Of(Two.Draft(White), Ana with { Manner = Manner.Accepted });

        var html = System.Text.Encoding.UTF8.GetString(AuthorshipHtml.Write(accepted));

        Assert.Contains("<span class=\"t0 accepted\"", html, StringComparison.Ordinal);
        Assert.Contains("How it came", html, StringComparison.Ordinal);
        Assert.Contains("accepted from a proposal</th>", html, StringComparison.Ordinal);
    }

    private static Authorship Next(string blue)
    {
        var white = Authorship.Of(Two.Draft(White), Ana);
        return white.Next(DraftMatch.Between(white.Draft, Two.Draft(blue)), Ben);
    }

    private static IEnumerable<string> Hands(Authorship authorship, int line) =>
        authorship.Lines[line].Select(s => $"{s.Hand.Person}:{authorship.Draft.Elements[line].Text.Plain.Substring(s.Start, s.Length)}");
}
