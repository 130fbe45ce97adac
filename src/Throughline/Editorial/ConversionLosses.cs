using System.Collections.Immutable;
using System.Globalization;
using Throughline.Text;

namespace Throughline.Editorial;

/// <summary>Counts what a format cannot hold while a timeline is written in it.</summary>
/// <param name="format">The format's name for people.</param>
internal sealed class ConversionLosses(string format)
{
    private readonly SortedDictionary<Loss, (int Count, string First)> _losses = [];

    /// <summary>One more.</summary>
    /// <param name="loss">What.</param>
    /// <param name="where">The clip or track it is of.</param>
    public void Count(Loss loss, string where)
    {
        var (count, first) = _losses.GetValueOrDefault(loss, (0, where));
        _losses[loss] = (count + 1, first);
    }

    /// <summary>One line for each kind: how many, and where the first is.</summary>
    public ImmutableArray<Diagnostic> Report() => [.. _losses.Select(l => new Diagnostic(
        string.Create(CultureInfo.InvariantCulture, $"CUT{101 + (int)l.Key}"),
        l.Key == Loss.ShortReel ? Severity.Info : Severity.Warning,
        SourceSpan.None,
        string.Create(CultureInfo.InvariantCulture, $"{format} cannot hold {Words(l.Key)} ({l.Value.Count}{(l.Value.First.Length == 0 ? "" : l.Value.Count == 1 ? ": " + l.Value.First : ", the first: " + l.Value.First)}).")))];

    private static string Words(Loss loss) => loss switch
    {
        Loss.PictureEffect => "effects of the picture; they were left out",
        Loss.TimeMap => "speeds that change; the mean speed was written",
        Loss.Marker => "these markers; they were left out",
        Loss.Nest => "nested sequences; their clips were written in their place",
        Loss.RetimedNest => "nested sequences that are retimed; a gap was written",
        Loss.Track => "more than one picture track; the others are lists of their own",
        Loss.Disabled => "clips that are switched off; they were left out",
        Loss.Representation => "several representations of media; only the active one was written",
        Loss.MediaExtent => "how much media there is beyond the cut",
        Loss.Metadata => "what other formats said of these; it was left out",
        Loss.SubFrame => "times between frames; the nearest frame was written",
        Loss.SourceRate => "media at a rate of its own; its times were written at the timeline's rate",
        Loss.Grade => "grades; they were left out",
        Loss.Transition => "transitions; cuts were written",
        Loss.TransitionKind => "this kind of transition; a dissolve was written",
        Loss.ShortReel => "reel names of this length; they were shortened, and a table in comments gives them back",
        Loss.Record => "where clips lie in the timeline",
        Loss.Speed => "speeds; clips were written as they were shot",
        Loss.Clip => "clips; only markers were written",
        Loss.Reel => "reel names",
        Loss.Audio => "sound tracks; they were left out",
        Loss.MediaFile => "where media files lie",
        Loss.Columns => "more than 64 columns; the last were left out",
        _ => "all of this",
    };
}

/// <summary>What a format may be unable to hold; its place is its diagnostic's number after CUT101.</summary>
internal enum Loss
{
    PictureEffect,
    TimeMap,
    Marker,
    Nest,
    RetimedNest,
    Track,
    Disabled,
    Representation,
    MediaExtent,
    Metadata,
    SubFrame,
    SourceRate,
    Grade,
    Transition,
    TransitionKind,
    ShortReel,
    Record,
    Speed,
    Clip,
    Reel,
    Audio,
    MediaFile,
    Columns,
}
