using System.Collections.Immutable;

namespace Throughline.Breakdown;

/// <summary>A kind of thing that a scene needs, and the department that brings it.</summary>
/// <param name="Key">Its name in files and options: <c>set-dressing</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="ScheduleId">Its number in the Universal Category Identification; 119 is visual effects.</param>
/// <param name="FinalDraftNumber">Its number in the list that Final Draft begins with.</param>
/// <param name="FinalDraftName">Its name in that list.</param>
/// <param name="Colour">The colour it is marked in, as <c>#rrggbb</c>.</param>
/// <param name="Mark">How it is marked by hand.</param>
/// <param name="Words">What names it in a note, in lower case.</param>
public sealed record Category(string Key, string Name, int ScheduleId, int FinalDraftNumber, string FinalDraftName, string Colour, string Mark, ImmutableArray<string> Words);
