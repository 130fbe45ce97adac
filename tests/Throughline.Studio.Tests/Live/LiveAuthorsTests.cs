using CsCheck;
using Throughline.Studio.Live;
using Throughline.Text;

namespace Throughline.Studio.Tests.Live;

/// <summary>Whose the characters are that an undo puts back.</summary>
public sealed class LiveAuthorsTests
{
    private const string Text = "Rain on the windows of the hall. Nobody.";
    private static readonly string[] People = ["Ana", "Ben", "Eva"];
    private static readonly EditManner[] Manners = [EditManner.Typed, EditManner.Pasted, EditManner.Accepted];
    private static readonly string[] Words = ["a", "ab", "ba", "Rain", " of ", "\n\n", "😀"];

    [Fact]
    public void What_is_deleted_and_put_back_is_whose_it_was()
    {
        Gen.Select(Past, Gen.Int[0, 1000], Gen.Int[1, 12], Gen.Int[0, People.Length - 1].Select(i => People[i])).Sample((past, at, length, undoer) =>
        {
            var story = new Story(past);
            if (story.Text.Length == 0)
                return true;
            var before = story.Authors();
            var from = at % story.Text.Length;
            var deleted = story.Do("Ben", EditManner.Typed, new TextEdit(from, Math.Min(length, story.Text.Length - from), ""));
            story.Do(undoer, EditManner.Undone, deleted);
            return Same(before, story.Authors());
        });
    }

    [Fact]
    public void What_was_deleted_letter_by_letter_and_is_put_back_at_once_is_whose_it_was()
    {
        Gen.Select(Past, Gen.Int[0, 1000], Gen.Int[1, 12], Gen.Bool).Sample((past, at, length, backwards) =>
        {
            var story = new Story(past);
            if (story.Text.Length == 0)
                return true;
            var before = story.Authors();
            var from = at % story.Text.Length;
            var many = Math.Min(length, story.Text.Length - from);
            ChangeSet? back = null;
            for (var i = 0; i < many; i++)
            {
                var undo = story.Do("Ben", EditManner.Typed, new TextEdit(backwards ? from + many - i - 1 : from, 1, ""));
                back = back is null ? undo : undo.Then(back);
            }

            story.Do("Ben", EditManner.Undone, back!);
            return Same(before, story.Authors());
        });
    }

    [Fact]
    public void Steps_that_are_taken_back_one_after_the_other_leave_everybody_their_own()
    {
        Gen.Select(Past, Past).Sample((past, more) =>
        {
            var story = new Story(past);
            var before = story.Authors();
            var undos = more.Select(one => story.Do(one.Person, one.Manner, one.EditIn(story.Text))).ToList();
            undos.Reverse();
            foreach (var undo in undos)
                story.Do("Eva", EditManner.Undone, undo);
            return Same(before, story.Authors());
        });
    }

    [Fact]
    public void Words_that_a_proposal_took_the_place_of_are_whose_they_were_when_it_is_taken_back()
    {
        Gen.Select(Past, Gen.Int[0, 1000], Gen.Int[1, 12]).Sample((past, at, length) =>
        {
            var story = new Story(past);
            if (story.Text.Length == 0)
                return true;
            var before = story.Authors();
            var from = at % story.Text.Length;
            var back = story.Do("Ben", EditManner.Accepted, new TextEdit(from, Math.Min(length, story.Text.Length - from), "Proposed words."));
            // Somebody writes before it meanwhile.
            var elsewhere = ChangeSet.Of(story.Text.Length, [new TextEdit(0, 0, "Snow. ")]);
            story.Do("Eva", EditManner.Typed, new TextEdit(0, 0, "Snow. "));
            story.Do("Ana", EditManner.Undone, back.Map(elsewhere));
            story.Do("Eva", EditManner.Typed, new TextEdit(0, 6, ""));
            return Same(before, story.Authors());
        });
    }

    [Fact]
    public void What_is_put_back_where_it_never_was_is_of_whoever_put_it_there()
    {
        var story = new Story([]);
        story.Do("Ben", EditManner.Typed, new TextEdit(0, 5, ""));
        story.Do("Eva", EditManner.Undone, new TextEdit(10, 0, "Rain "));

        Assert.Contains((5, new LiveAuthor("Eva", EditManner.Undone)), story.Authors());
    }

    [Fact]
    public void Of_two_deletions_of_the_same_letters_the_last_is_put_back_first()
    {
        var story = new Story([]);
        story.Do("Ana", EditManner.Typed, new TextEdit(0, 0, "a"));
        story.Do("Ben", EditManner.Typed, new TextEdit(1, 0, "a"));
        var ana = story.Do("Eva", EditManner.Typed, new TextEdit(0, 1, ""));
        var ben = story.Do("Eva", EditManner.Typed, new TextEdit(0, 1, ""));

        story.Do("Eva", EditManner.Undone, ben);
        Assert.Equal((1, new LiveAuthor("Ben", EditManner.Typed)), story.Authors()[0]);
        story.Do("Eva", EditManner.Undone, ana);
        Assert.Equal([(1, new LiveAuthor("Ana", EditManner.Typed)), (1, new LiveAuthor("Ben", EditManner.Typed))], story.Authors()[..2]);
    }

    [Fact]
    public void More_deletions_than_are_remembered_cost_only_the_memory_of_the_first()
    {
        var story = new Story([]);
        var undos = Enumerable.Range(0, 5000).Select(i => story.Do("Ben", EditManner.Typed, i % 2 == 0 ? new TextEdit(3, 1, "") : new TextEdit(3, 0, "n"))).ToList();

        undos.Reverse();
        foreach (var undo in undos.Take(400))
            story.Do("Ben", EditManner.Undone, undo);

        Assert.DoesNotContain(story.Authors(), run => run.Author.Manner == EditManner.Undone);
    }

    private static readonly Gen<Written[]> Past = Gen.Select(Gen.Int[0, People.Length - 1].Select(i => People[i]), Gen.Int[0, 2].Select(i => Manners[i]), Gen.Int[0, 1000], Gen.Int[0, 6], Gen.Int[0, Words.Length].Select(i => i == 0 ? "" : Words[i - 1]))
        .Select(all => new Written(all.Item1, all.Item2, all.Item3, all.Item4, all.Item5)).Array[0, 12];

    private static bool Same(IReadOnlyList<(int, LiveAuthor)> before, IReadOnlyList<(int, LiveAuthor)> after) => before.SequenceEqual(after);

    private sealed record Written(string Person, EditManner Manner, int At, int Length, string New)
    {
        public TextEdit EditIn(string text)
        {
            var from = text.Length == 0 ? 0 : At % text.Length;
            return new TextEdit(from, Math.Min(Length, text.Length - from), New);
        }
    }

    private sealed class Story
    {
        private readonly List<LiveEdit> _edits = [];

        public Story(IEnumerable<Written> past)
        {
            foreach (var one in past)
                Do(one.Person, one.Manner, one.EditIn(Text));
        }

        public string Text { get; private set; } = LiveAuthorsTests.Text;

        /// <summary>Makes an edit, and says what takes it back.</summary>
        public ChangeSet Do(string person, EditManner manner, TextEdit edit) => Do(person, manner, ChangeSet.Of(Text.Length, [edit]));

        public ChangeSet Do(string person, EditManner manner, ChangeSet changes)
        {
            _edits.Add(new LiveEdit(_edits.Count + 1, Guid.NewGuid(), Guid.Empty, person, manner, null, changes, default));
            var back = changes.Invert(Text);
            Text = changes.Apply(Text);
            return back;
        }

        public List<(int Length, LiveAuthor Author)> Authors()
        {
            var authors = LiveAuthors.OfAsync(LiveAuthorsTests.Text, new LiveAuthor("Tom", EditManner.Imported), _edits.ToAsyncEnumerable()).GetAwaiter().GetResult();
            Assert.Equal(Text.Length, authors.Runs.Sum(run => run.Length));
            return [.. authors.Runs.Select(run => (run.Length, authors.Authors[run.Author]))];
        }
    }
}
