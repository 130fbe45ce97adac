using Throughline.Screenplays;
using Throughline.Screenplays.Recognition;

namespace Throughline.Recognition;

/// <summary>Types a script out as people's files look: margins, furniture and damage are drawn at random from a seed.</summary>
internal sealed class Typist
{
    private static readonly string[] Transitions = ["CUT TO:", "DISSOLVE TO:", "SMASH CUT TO:", "FADE OUT.", "FADE IN:", "MATCH CUT TO:", "CUT BACK TO:", "FADE TO BLACK.", "DISSOLVE:", "FADE OUT", "FADE TO:", "JUMP CUT:", "CUT.", "FLASH CUT:", "WIPE TO:", "BACK TO:", "INTERCUT:", "BLACKOUT.", "CROSS DISSOLVE TO:", "MATCH DISSOLVE:"];
    private static readonly string[] Shots = ["CLOSE ON", "CLOSE ON {0}", "ANGLE ON {0}", "ON {0}", "NEW ANGLE", "ANOTHER ANGLE", "TIGHT ON {0}", "{0}'S POV", "VIEW ON {0}", "CU - {0}", "CLOSE SHOT - {0}", "BACK TO {0}", "INSERT", "{0}", "{0}", "ANGLE: CLOSER ON {0}", "WIDER", "REVERSE ANGLE"];
    private static readonly string[] Cards = ["TEN YEARS LATER", "FAIR PRICES", "CLOSED ON SUNDAYS", "LONDON, 1944", "BEWARE OF THE DOG", "PART TWO", "THE SECOND DAY", "NO EXIT", "FOR SALE", "MISSING"];
    private static readonly string[] Months = ["January", "MARCH", "June", "SEPTEMBER", "Nov."];
    private readonly Random _dice;
    private readonly Damage _damage;
    private readonly List<PlacedLine> _lines = [];
    private readonly List<LineTag> _tags = [];
    private readonly int _action, _dialogue, _paren, _cue, _transition, _actionWidth, _dialogueWidth, _pageLength, _double;
    private readonly bool _numbered, _pages, _header, _continued, _mores, _stars, _mixedCues, _bareHeadings, _transitions, _jitter, _looseCue, _shots, _centredCues, _looseParen, _headerWithPage, _doubleSpeech, _cards, _fadeIn, _shouting;
    private readonly string _title;
    private int _gap, _onPage, _page = 1, _scene;
    private string _speaker = "";

    private Typist(int seed, Damage damage, string title)
    {
        _dice = new Random(seed);
        (_damage, _title) = (damage, title);
        _action = _dice.Next(0, 18);
        _looseCue = Chance(0.26);
        _dialogue = _action + (Chance(_looseCue ? 0.5 : 0.1) ? 0 : _dice.Next(6, 16));
        _paren = _dialogue + _dice.Next(0, 9);
        _cue = _dialogue == _action ? _action + (Chance(0.5) ? 0 : _dice.Next(8, 25)) : _dialogue + _dice.Next(4, 17);
        _transition = Chance(0.3) ? _action : _action + _dice.Next(30, 55);
        _actionWidth = _dice.Next(50, 66);
        _dialogueWidth = _dialogue == _action && Chance(0.8) ? _actionWidth : Chance(0.15) ? _dice.Next(42, 52) : _dice.Next(28, 42);
        _pageLength = _dice.Next(48, 58);
        _double = Chance(0.15) ? 2 : 1;
        (_numbered, _pages, _header, _continued, _mores) = (Chance(0.4), Chance(0.6), Chance(0.3), Chance(0.35), Chance(0.4));
        (_stars, _mixedCues, _bareHeadings, _transitions) = (Chance(0.15), Chance(0.08), Chance(0.12), Chance(0.6));
        (_jitter, _shots, _centredCues, _looseParen, _headerWithPage, _doubleSpeech) = (Chance(0.25), Chance(0.25), Chance(0.2), Chance(0.5), Chance(0.3), Chance(0.08));
        (_cards, _fadeIn, _shouting) = (Chance(0.1), Chance(0.4), Chance(0.25));
    }

    public static TypedScript Type(Screenplay script, int seed, Damage damage)
    {
        var typist = new Typist(seed, damage, script.TitlePage["title"] ?? "THE LONG ROAD");
        typist.TitlePage(script);
        if (typist._fadeIn)
            typist.Put(typist.Chance(0.5) ? "FADE IN:" : "FADE IN", typist.Chance(0.5) ? typist._action : typist._transition, LineTag.Transition, 3);
        foreach (var element in script.Elements.Where(e => e.IsPrinted && e.Kind != ElementKind.PageBreak))
            typist.Element(element);
        if (typist.Chance(0.5))
            typist.Put("THE END", typist._action + 25, LineTag.Action, 3);
        return new TypedScript(typist._lines, typist._tags);
    }

    private bool Chance(double p) => _dice.NextDouble() < p;

    private void TitlePage(Screenplay script)
    {
        if (!Chance(0.7))
            return;
        Put(_title.ToUpperInvariant(), _action + 24, LineTag.Other, 4);
        foreach (var entry in script.TitlePage.Entries.Where(e => !e.Key.Equals("title", StringComparison.OrdinalIgnoreCase)))
            foreach (var value in entry.Values.Where(v => v.Plain.Length > 0))
                Put(value.Plain.Trim(), _action + _dice.Next(0, 30), LineTag.Other, _dice.Next(0, 3));
        if (Chance(0.6))
        {
            Put(Chance(0.5) ? "Written by" : "Screenplay by", _action + 24, LineTag.Other, 1);
            Put(Chance(0.5) ? "Jo Marlowe" : "JANE & TOM DOVER", _action + 22, LineTag.Other, 1);
        }

        if (Chance(0.5))
            Put((Chance(0.5) ? "SECOND DRAFT  " : "") + Date(), _action + 24, LineTag.Other, 2);
        _onPage = 0;
    }

    private string Date() => Chance(0.5) ? $"{_dice.Next(1, 13)}/{_dice.Next(1, 29)}/{_dice.Next(85, 100)}" : $"{Months[_dice.Next(Months.Length)]} {_dice.Next(1, 29)}, {_dice.Next(1980, 2024)}";

    private void Element(Element element)
    {
        var text = string.Join(' ', element.Text.Plain.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (text.Length == 0)
            return;
        switch (element)
        {
            case SceneHeading:
                Heading(text);
                break;
            case Cue cue:
                _speaker = _mixedCues ? Titled(cue.Name) : cue.Name.ToUpperInvariant();
                var said = _speaker + string.Concat(cue.Extensions.Select(e => $" ({e})"));
                Put(said, _centredCues ? _action + Math.Max(8, (_actionWidth - said.Length) / 2) : _cue, LineTag.Cue, _double);
                break;
            case Parenthetical:
                Fill(text, _paren, Math.Max(18, _dialogueWidth - 10), LineTag.Parenthetical, _looseCue && _looseParen ? 1 : 0);
                break;
            case Dialogue when _cards && Chance(0.02):
                Put($"{_dice.Next(1, 400)}{(Chance(0.7) ? "." : "")}", _dialogue, LineTag.Dialogue, _looseCue ? 1 : 0);
                break;
            case Dialogue when _shouting && text.Length < 120 && Chance(0.08):
                Fill(text.ToUpperInvariant(), _dialogue, _dialogueWidth, LineTag.Dialogue, _looseCue ? 1 : 0);
                break;
            case Dialogue or Lyrics:
                Fill(text, _dialogue, _dialogueWidth, LineTag.Dialogue, _looseCue ? 1 : 0);
                break;
            case Transition:
                Put(text, _transition, LineTag.Transition, _double);
                break;
            default:
                if (_shots && _speaker.Length > 0 && Chance(0.12))
                    Put(string.Format(System.Globalization.CultureInfo.InvariantCulture, Shots[_dice.Next(Shots.Length)], _speaker.ToUpperInvariant()), _action, LineTag.Action, _double);
                // Words on a card or a sign, in the middle.
                if (_cards && Chance(0.03))
                {
                    var card = Chance(0.5) ? _title.ToUpperInvariant() : Cards[_dice.Next(Cards.Length)];
                    Put(card, _action + Math.Max(0, (_actionWidth - card.Length) / 2), LineTag.Action, _double);
                }

                Fill(text, _action, _actionWidth, LineTag.Action, _double);
                break;
        }
    }

    private void Heading(string text)
    {
        if (_transitions && _scene > 0 && Chance(0.3))
            Put(Transitions[_dice.Next(Transitions.Length)], _transition, LineTag.Transition, _double);
        _scene++;
        if (_numbered && Chance(0.02))
        {
            var number = $"{_scene++}{(Chance(0.3) ? "A" : "")}";
            Put(Chance(0.5) ? $"{number}  OMITTED" : $"{number}    OMITTED" + new string(' ', 40) + number, _action, LineTag.Other, _double);
        }

        text = text.ToUpperInvariant();
        if (_bareHeadings && Chance(0.5) && text.IndexOf(' ', StringComparison.Ordinal) is > 0 and < 9 and var space)
            text = text[(space + 1)..];
        if (_numbered)
            text = Chance(0.5) ? $"{_scene}   {text}" + new string(' ', Math.Max(2, 50 - text.Length)) + _scene : $"{_scene}. {text}";
        Fill(text, _numbered ? Math.Max(0, _action - 5) : _action, 75, LineTag.Heading, Chance(0.5) ? 2 : _double);
        if (_cards && Chance(0.3))
            Put($"({_dice.Next(1, 500)})", _action, LineTag.Action, _double);
        _speaker = "";
    }

    private void Fill(string text, int column, int width, LineTag tag, int gap)
    {
        var first = true;
        for (var at = 0; at < text.Length;)
        {
            var end = Math.Min(text.Length, at + width);
            if (end < text.Length && text.LastIndexOf(' ', end, end - at) is > 0 and var space && space > at)
                end = space;
            Put(text[at..end].Trim(), column + (!first && tag == LineTag.Parenthetical ? 1 : 0), tag, first ? gap : _doubleSpeech && tag == LineTag.Dialogue ? 1 : 0);
            first = false;
            at = end;
            while (at < text.Length && text[at] == ' ')
                at++;
        }
    }

    private void Put(string text, int column, LineTag tag, int gap)
    {
        if (text.Length == 0)
            return;
        if (_onPage + gap + 1 > _pageLength)
        {
            var insideSpeech = tag is LineTag.Dialogue or LineTag.Parenthetical && gap == 0;
            if (insideSpeech && _mores)
                Add("(MORE)", _cue, LineTag.Other, 0);
            NewPage();
            if (insideSpeech && _mores && _speaker.Length > 0)
                Add(_speaker + " (CONT'D)", _cue, LineTag.Cue, 1);
            gap = insideSpeech && _mores ? 0 : Math.Max(gap, 1);
        }

        if (_stars && Chance(0.1))
            text = text.PadRight(60) + "*";
        Add(text, column, tag, gap);
    }

    private void NewPage()
    {
        _page++;
        if (_continued)
            Add(Chance(0.5) ? "(CONTINUED)" : "CONTINUED", _action + 45, LineTag.Other, 1);
        _onPage = 0;
        if (_header)
            Add($"{_title.ToUpperInvariant()} - {(_page % 2 == 0 ? "Rev. " : "")}{_page % 7 + 1}/12/98" + (_headerWithPage ? new string(' ', 30) + _page + "." : ""), _action, LineTag.Other, 2);
        if (_pages && !(_header && _headerWithPage))
            Add(_dice.Next(3) switch { 0 => $"{_page}.", 1 => $"{_page}", _ => _page % 5 == 0 ? $"-{_page}-" : $"{_page}." }, _action + 55, LineTag.Other, 1);
        if (_continued)
            Add(_numbered && Chance(0.5) ? $"{_scene}   CONTINUED:" + new string(' ', 30) + _scene : "CONTINUED:", _action, LineTag.Other, 1);
    }

    private void Add(string text, int column, LineTag tag, int gap)
    {
        _onPage += gap + 1;
        _gap = gap;
        if (_jitter && Chance(0.2))
            column = Math.Max(0, column + _dice.Next(-3, 4));
        if (_damage.HasFlag(Damage.NoGaps))
            _gap = 0;
        _lines.Add(new PlacedLine(text, _damage.HasFlag(Damage.NoEdges) ? 0 : column, _gap));
        _tags.Add(tag);
    }

    private static string Titled(string name) => string.Join(' ', name.Split(' ').Select(w => w.Length < 2 ? w : w[..1].ToUpperInvariant() + w[1..].ToLowerInvariant()));
}
