using System.Globalization;
using Throughline.Text;
using Throughline.Time;

namespace Throughline.Editorial.Edl;

/// <summary>Takes an edit decision list apart into events, with everything else in its place.</summary>
internal sealed class EdlScanner
{
    private readonly SourceText _source;
    private readonly DiagnosticLog _log;
    private bool _dropFrame;

    public EdlScanner(SourceText source, DiagnosticLog log)
    {
        _source = source;
        _log = log;
        for (var line = 1; line <= source.LineStarts.Length; line++)
            ScanLine(line);
        if (Events.Count > 0)
            Events[^1].End = source.Text.Length;
    }

    public List<EdlEvent> Events { get; } = [];

    /// <summary>Lines before the first event that say neither title nor FCM.</summary>
    public List<string> Header { get; } = [];

    public string Title { get; private set; } = "";

    /// <summary>Where the title stands, or -1.</summary>
    public int TitleStart { get; private set; } = -1;

    /// <summary>True when any FCM line says drop-frame.</summary>
    public bool AnyDropFrame { get; private set; }

    /// <summary>A rate that a comment states, or null.</summary>
    public FrameRate? StatedRate { get; private set; }

    /// <summary>Short reel names and what they stand for.</summary>
    public Dictionary<string, string> Reels { get; } = new(StringComparer.OrdinalIgnoreCase);

    private void ScanLine(int number)
    {
        var start = _source.LineStarts[number - 1];
        var end = number < _source.LineStarts.Length ? _source.LineStarts[number] : _source.Text.Length;
        var line = _source.Text.AsSpan(start, end - start).TrimEnd("\r\n\u001A\0 \t");
        var text = line.TrimStart();
        if (text.IsEmpty)
            return;
        if (char.IsAsciiDigit(text[0]) && TryEvent(text, start, line.Length, number))
            return;
        if (text[0] == '*')
            Comment(text.TrimStart("* \t"), start, line.Length, IsFreeze(text));
        else
            Statement(text, start, line.Length, number);
    }

    private void Statement(ReadOnlySpan<char> text, int start, int length, int number)
    {
        if (After(text, "TITLE:") is { } title && Events.Count == 0)
        {
            (Title, TitleStart) = (title, TitleStart < 0 ? start : TitleStart);
        }
        else if (After(text, "FCM:") is { } fcm)
        {
            _dropFrame = fcm.StartsWith("DROP", StringComparison.OrdinalIgnoreCase);
            AnyDropFrame |= _dropFrame;
        }
        else if (After(text, "AUD") is { } channels && Events.Count > 0)
        {
            foreach (var word in channels.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var channel) && channel is > 0 and <= 64)
                    Events[^1].MoreAudio.Add(channel);
            }

            Add(EdlNoteKind.Line, text.ToString(), start, length);
        }
        else if (After(text, "EFFECTS NAME IS") is { } effect)
        {
            Add(EdlNoteKind.EffectName, effect, start, length);
        }
        else if (After(text, "FINAL CUT PRO REEL:") is { } replaced && replaced.IndexOf("REPLACED BY:", StringComparison.OrdinalIgnoreCase) is var at and > 0)
        {
            Reels.TryAdd(replaced[(at + 12)..].Trim(), replaced[..at].Trim());
            Add(EdlNoteKind.Line, text.ToString(), start, length);
        }
        else if (text.StartsWith("M2 ", StringComparison.OrdinalIgnoreCase) || text.StartsWith("M2\t", StringComparison.OrdinalIgnoreCase))
        {
            Add(EdlNoteKind.Motion, text[3..].Trim().ToString(), start, length);
        }
        else if (Known(text) is { } known)
        {
            Add(known.Kind, known.Value, start, length);
        }
        else if (text.Contains("|C:ResolveColor", StringComparison.OrdinalIgnoreCase) && Events.Count > 0)
        {
            Add(EdlNoteKind.ResolveMarker, text.ToString(), start, length);
        }
        else
        {
            if (char.IsAsciiDigit(text[0]))
                _log.Say("EDL002", Severity.Error, start, length, $"Line {number} begins like an event and has no four times; it was left as it is, and nothing of it is in the cut.");
            Add(EdlNoteKind.Line, text.ToString(), start, length);
        }
    }

    private void Comment(ReadOnlySpan<char> text, int start, int length, bool freeze)
    {
        if (After(text, "REEL ") is { } reel && reel.IndexOf(" IS ", StringComparison.Ordinal) is var at and > 0)
        {
            Reels.TryAdd(reel[..at].Trim(), reel[(at + 4)..].Trim());
            if (Events.Count > 0)
                Add(EdlNoteKind.Comment, text.ToString(), start, length);
            return;
        }

        if ((After(text, "FRAME RATE:") ?? After(text, "FRAME_RATE:") ?? After(text, "FPS:")) is { } rate && FrameRate.TryParse(rate, out var stated))
            StatedRate = stated;
        if (freeze)
            Add(EdlNoteKind.Freeze, text.ToString(), start, length);
        else if (Known(text) is { } known)
            Add(known.Kind, known.Value, start, length);
        else
            Add(EdlNoteKind.Comment, text.ToString(), start, length);
    }

    private static bool IsFreeze(ReadOnlySpan<char> text) => text.TrimStart("* \t").StartsWith("FREEZE FRAME", StringComparison.OrdinalIgnoreCase);

    private static (EdlNoteKind Kind, string Value)? Known(ReadOnlySpan<char> text)
    {
        if (After(text, "FROM CLIP NAME:") is { } from)
            return (EdlNoteKind.FromClipName, from);
        if (After(text, "TO CLIP NAME:") is { } to)
            return (EdlNoteKind.ToClipName, to);
        if ((After(text, "FROM CLIP:") ?? After(text, "FROM FILE:")) is { } path)
            return (EdlNoteKind.Path, path);
        if (After(text, "SOURCE FILE:") is { } file)
            return (EdlNoteKind.SourceFile, file);
        if (After(text, "LOC:") is { } locator)
            return (EdlNoteKind.Locator, locator);
        if (After(text, "ASC_SOP") is { } sop)
            return (EdlNoteKind.Sop, sop.TrimStart(':', ' '));
        if (After(text, "ASC_SAT") is { } saturation)
            return (EdlNoteKind.Saturation, saturation.TrimStart(':', ' '));
        return null;
    }

    private void Add(EdlNoteKind kind, string value, int start, int length)
    {
        if (Events.Count == 0)
            Header.Add(_source.Text.Substring(start, length));
        else
            Events[^1].Notes.Add(new EdlNote(kind, value, start, length));
    }

    private static string? After(ReadOnlySpan<char> text, string keyword) =>
        text.StartsWith(keyword, StringComparison.OrdinalIgnoreCase) ? text[keyword.Length..].Trim().ToString() : null;

    private bool TryEvent(ReadOnlySpan<char> text, int start, int length, int line)
    {
        var words = text.ToString().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var at = FirstTime(words);
        if (at < 3 || !words[0].All(char.IsAsciiLetterOrDigit))
            return false;
        var times = words[at..(at + 4)];
        var duration = -1;
        var before = at - 1;
        if (before >= 3 && words[before].Length <= 5 && int.TryParse(words[before], NumberStyles.None, CultureInfo.InvariantCulture, out var frames))
            (duration, before) = (frames, before - 1);
        var effect = words[before].ToUpperInvariant();
        if (effect is "B" or "O" && before >= 3 && words[before - 1] is "K" or "k")
            (effect, before) = ("K" + effect, before - 1);
        if (before < 2 || !IsEffect(effect))
            return false;
        if (Events.Count > 0)
            Events[^1].End = start;
        var reel = string.Join(' ', words[1..(before - 1)]);
        Events.Add(new EdlEvent
        {
            Number = words[0], Reel = reel, Channels = words[before - 1].ToUpperInvariant(), Effect = effect, EffectLength = duration, Times = times,
            DropFrame = _dropFrame, Start = start, Length = length, Line = line, End = _source.Text.Length,
        });
        return true;
    }

    private static bool IsEffect(string word) =>
        word is "C" or "D" or "K" or "KB" or "KO" || (word is ['W', ..] && word.Length <= 4 && word.Skip(1).All(char.IsAsciiDigit));

    // The first of four words that are times: labels, or plain frame numbers as one half of the four.
    private static int FirstTime(string[] words)
    {
        for (var i = 3; i + 4 <= words.Length; i++)
        {
            if (IsTime(words[i]) && IsTime(words[i + 1]) && IsTime(words[i + 2]) && IsTime(words[i + 3])
                && (IsLabel(words[i]) || IsLabel(words[i + 2])) && (IsLabel(words[i]) || i + 4 == words.Length || !IsTime(words[i + 4])))
                return i;
        }

        return -1;
    }

    private static bool IsLabel(string word) => Timecode.TryFields(word, out _, out _, out _, out _);

    private static bool IsTime(string word) => IsLabel(word) || (word.Length <= 9 && word.All(char.IsAsciiDigit));
}
