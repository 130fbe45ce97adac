using System.Text.RegularExpressions;

namespace Throughline.Story.Continuity;

/// <summary>A thing in the hand of somebody who gave it away or put it by, or of anybody after it was destroyed.</summary>
internal sealed partial class HandedThings : ContinuityRule
{
    private const int NearScenes = 8;

    public override IEnumerable<ContinuityFinding> Check(Telling telling)
    {
        var things = new Dictionary<string, Thing>(StringComparer.Ordinal);
        var given = new Dictionary<(string Noun, int Player), Thing>();
        var last = "";
        var element = -1;
        foreach (var sentence in telling.Sentences)
        {
            if (sentence.IsSpoken || telling.SceneOf(sentence) is not { Day: > 0 })
                continue;
            if (sentence.Element != element)
                (last, element) = ("", sentence.Element);
            var events = Read(sentence, ref last);
            foreach (var it in events)
            {
                if (it.Deed == Deed.Uses)
                {
                    if ((things.TryGetValue(it.Noun, out var thing) && Told(telling, thing, it, sentence) is { } found)
                        || (given.TryGetValue((it.Noun, it.Player), out var away) && (found = Told(telling, away, it, sentence)) is not null))
                    {
                        yield return found;
                        things.Remove(it.Noun);
                        given.Remove((it.Noun, it.Player));
                    }

                    continue;
                }

                if (things.TryGetValue(it.Noun, out var before) && before.Deed == Deed.Destroys && it.Deed is Deed.Takes or Deed.Gives && Told(telling, before, it, sentence) is { } gone)
                    yield return gone;
                given.Remove((it.Noun, it.Deed == Deed.Gives ? it.To : it.Player));
                if (it.Deed == Deed.Gives && it.Player >= 0)
                    given[(it.Noun, it.Player)] = new Thing(it.Deed, it.Player, it.To, it.Adjective, sentence);
                things[it.Noun] = new Thing(it.Deed, it.Player, it.To, it.Adjective, sentence);
            }
        }
    }

    private static ContinuityFinding? Told(Telling telling, Thing thing, Handling it, Sentence sentence)
    {
        if (thing.At.Index == sentence.Index || sentence.Scene - thing.At.Scene > NearScenes || !telling.Follows(thing.At, sentence) || (it.Adjective.Length > 0 && thing.Adjective.Length > 0 && it.Adjective != thing.Adjective))
            return null;
        var name = it.Player >= 0 ? telling.NameOf(it.Player) : "Somebody";
        return thing.Deed switch
        {
            Deed.Destroys => Found(ContinuityKind.Prop, 0.7, $"The {it.Noun} was destroyed or lost in one line; {name} has it in the other.", thing.At, sentence),
            Deed.Gives when it.Player == thing.Player && it.Player != thing.To => Found(ContinuityKind.Prop, 0.7, $"{name} gave the {it.Noun} away in one line and has it in the other; nobody gave it back.", thing.At, sentence),
            Deed.Gives when it.Player != thing.To && thing.To >= 0 && it.Player >= 0 && IsOwn(sentence, it.Noun) => Found(ContinuityKind.Prop, 0.6, $"{telling.NameOf(thing.To)} was given the {it.Noun} in one line; {name} has it in the other.", thing.At, sentence),
            Deed.PutsBy when it.Player == thing.Player && telling.SameDay(thing.At, sentence) && sentence.Scene - thing.At.Scene <= 3 => Found(ContinuityKind.Prop, 0.55, $"{name} put the {it.Noun} by in one line and has it in the other without taking it.", thing.At, sentence),
            _ => null,
        };
    }

    private static bool IsOwn(Sentence sentence, string noun) => sentence.Text.Contains(" own ", StringComparison.Ordinal) || sentence.Text.Contains("'s " + noun, StringComparison.Ordinal);

    private static List<Handling> Read(Sentence sentence, ref string last)
    {
        var found = new List<(int At, bool IsIt, Handling It)>();
        foreach (var (pattern, deed) in Patterns)
        {
            foreach (Match match in pattern.Matches(sentence.Text))
            {
                var noun = Head(match.Word("noun"));
                if (match.Groups["it"].Success || (noun.Length > 2 && !NotThings.Contains(noun)))
                    found.Add((match.Groups["verb"].Index, match.Groups["it"].Success, new Handling(deed, noun, Adjective(match.Word("noun")), Subject(sentence.Text, match.Groups["verb"].Index), match.Groups["to"].Success ? match.Number("to") : -1)));
            }
        }

        // "It" is the last thing that was handled, or named at the end of the sentence before.
        found.Sort((a, b) => a.At.CompareTo(b.At));
        var handled = new List<Handling>();
        foreach (var (_, isIt, it) in found)
        {
            if (!isIt)
                last = it.Noun;
            if (last.Length > 0)
                handled.Add(it with { Noun = last });
        }

        if (found.Count == 0 && LastThing().Match(sentence.Text) is { Success: true } thing && Head(thing.Word("noun")) is var named && !NotThings.Contains(named))
            last = named;
        return handled;
    }

    // Whoever begins the clause, or the sentence.
    private static int Subject(string text, int verb)
    {
        var (first, clause) = (-1, -1);
        foreach (Match match in Mention().Matches(text))
        {
            if (match.Index > verb)
                break;
            if (match.Groups["own"].Success)
                continue;
            var before = text.AsSpan(0, match.Index).TrimEnd();
            if (first < 0 && (before.IsEmpty || before[^1] is not '\''))
                first = match.Number("p");
            if (before.IsEmpty || before[^1] is ',' or ';' or ':' or '—' || Joins().IsMatch(before))
                clause = match.Number("p");
        }

        return clause >= 0 ? clause : first;
    }

    private static string Head(string words) => words[(words.LastIndexOf(' ') + 1)..];

    private static string Adjective(string words) => words.Split(' ') is { Length: > 1 } many && ThingWords.IsLook(many[0]) ? many[0] : "";

    private static readonly (Regex Pattern, Deed Deed)[] Patterns =
        [(GivesTo(), Deed.Gives), (GivesHim(), Deed.Gives), (Takes(), Deed.Takes), (Puts(), Deed.PutsBy), (Destroys(), Deed.Destroys), (Lost(), Deed.Destroys), (Uses(), Deed.Uses)];

    private static readonly HashSet<string> NotThings = new(StringComparer.Ordinal)
    {
        "hand", "hands", "head", "arm", "arms", "eye", "eyes", "door", "way", "back", "time", "look", "floor", "ground", "room", "window", "light", "place", "face", "hair", "mouth", "water", "drink", "chair", "corner", "road", "street", "air", "body", "foot", "feet", "shoulder", "shoulders", "finger", "fingers", "other", "first", "last", "one", "wheel", "phone", "table", "house", "car", "engine",
        "cigarette", "glass", "cup", "tea", "coffee", "food", "beer", "whisky", "wine", "bread", "money", "ball", "gaze", "child", "baby", "nod", "kiss", "moment", "two", "lead", "rest", "attention", "others", "men", "man", "woman", "boy", "girl", "dog", "horse", "sign", "signal",
    };

    private enum Deed
    {
        Gives, Takes, PutsBy, Destroys, Uses,
    }

    private sealed record Handling(Deed Deed, string Noun, string Adjective, int Player, int To);

    private sealed record Thing(Deed Deed, int Player, int To, string Adjective, Sentence At);

    [GeneratedRegex(@"\b(?<verb>gives|hands|passes|tosses|throws|slides|slips|lends|returns|offers|puts|hangs|presses) ((the|@\d+'s|a|an|his|her) (?<noun>[a-z][a-z\-]*( [a-z][a-z\-]*){0,2})|(?<it>it|them)) (to (@(?<to>\d+)|him|her)|(round|around|in|into|on) @(?<to>\d+)'s (hand|hands|neck|pocket|finger|wrist|lap))", Matching.Plain, -1)]
    private static partial Regex GivesTo();

    [GeneratedRegex(@"\b(?<verb>gives|hands|passes|tosses|throws|lends|offers|slides) (@(?<to>\d+)(?!')|him|her|the usher|the judge) (up )?(the [a-z ]{2,16}'s|a|an|the|@\d+'s|his|her|back the) (?<noun>[a-z][a-z\-]*( [a-z][a-z\-]*){0,2}?)(?=[,.;]| and | from | in | to | with | of |$)", Matching.Plain, -1)]
    private static partial Regex GivesHim();

    [GeneratedRegex(@"\b(?<verb>takes|grabs|snatches|picks up|picks|catches|accepts|collects|retrieves|recovers|finds|fetches|steals|lifts|unlocks|digs out|unstraps|unhooks|unpins|wins|buys|pulls|draws|gets|keeps|takes out|takes back|opens the \w+ \w+ and) (up |out |down |back |off )?((the|a|an|@\d+'s|his|her|out the|another) (?<noun>[a-z][a-z\-]*( [a-z][a-z\-]*){0,2}?)(?=[,.;]| and | from | out | off | up | down | back | in | with | of | to | on |$)|(?<it>it|them))", Matching.Plain, -1)]
    private static partial Regex Takes();

    [GeneratedRegex(@"\b(?<verb>puts|hangs|locks|leaves|hides|stows|shuts|lays|sets) ((the|@\d+'s|his|her) (?<noun>[a-z][a-z\-]*( [a-z][a-z\-]*){0,2}?)|(?<it>it|them)) (away|back on|up on|in|on|into|under|inside|behind) (the|a|an) (hook|drawer|desk|safe|cupboard|shelf|dresser|wardrobe|box|chest|peg|wall|trunk|locker|vault|mantelpiece)", Matching.Plain, -1)]
    private static partial Regex Puts();

    [GeneratedRegex(@"\b(?<verb>burns|sets fire to|tears up|rips up|smashes|shatters|crushes|swallows|eats|shreds|(throws|tosses|drops|flings|hurls)(?= (the|a|an|@\d+'s|it|his|her)( [a-z\-]+){0,3} (in|into|over) the (stove|fire|river|sea|lake|water|flames|furnace|well|canal|harbour|bin|pond|ocean|rubbish|incinerator))) ((the|a|an|@\d+'s|his|her) (?<noun>[a-z][a-z\-]*( [a-z][a-z\-]*){0,2}?)(?=[,.;]| and | in | into | with | against | on | over | up |$)|(?<it>it))", Matching.Plain, -1)]
    private static partial Regex Destroys();

    [GeneratedRegex(@"\b(the|The|@\d+'s|his|her|His|Her) (?<noun>[a-z][a-z\-]*( [a-z][a-z\-]*)?) (?<verb>drifts away|shatters|sinks|burns|is gone|smashes|goes over the side|falls into the (sea|river|water|lake)|is ash|crumbles|explodes|dissolves)\b", Matching.Plain, -1)]
    private static partial Regex Lost();

    [GeneratedRegex(@"\b(?<verb>still holds|holds up|holds|waves|looks at|unfolds|reads|checks|raises|aims|fires|fingers|studies|winds|slides|tucks|pockets|bites|unlocks the \w+ with|opens|works|plays|reloads|cocks|levels|swings|clutches|hugs|strokes|brandishes|straps|tightens the \w+ with|copies the \w+ from|puts|folds|turns over|taps|sniffs|consults) (up )?((the|@\d+'s|his|her) (?<noun>[a-z][a-z\-]*( [a-z][a-z\-]*){0,2}?)(?=[,.;]| and | on | up | back | into | in | from | of | once | to | round | with | over | against | between |$)|(?<it>it)(?= back| up| into| in @| away))", Matching.Plain, -1)]
    private static partial Regex Uses();

    [GeneratedRegex(@"@(?<p>\d+)(?<own>'s)?", Matching.Plain, -1)]
    private static partial Regex Mention();

    [GeneratedRegex(@"\b(and|then|as|while|but|when|where)$", Matching.Plain, -1)]
    private static partial Regex Joins();

    [GeneratedRegex(@"\b(the|a|an|@\d+'s|his|her) (?<noun>[a-z][a-z\-]*( [a-z][a-z\-]*)?)[^a-z]*$", Matching.Plain, -1)]
    private static partial Regex LastThing();
}
