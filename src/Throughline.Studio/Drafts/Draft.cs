using System.Collections.Immutable;
using Throughline.Drafts;
using Throughline.Ledger;
using Throughline.Screenplays;

namespace Throughline.Studio.Drafts;

/// <summary>A draft of a production.</summary>
/// <param name="Number">From 1, in the order in which the drafts came in.</param>
/// <param name="About">What people call it.</param>
/// <param name="FileName">The file it came from, without folders.</param>
/// <param name="Content">The hash of the file in the content store.</param>
/// <param name="Script">The hash of the script that was recovered from it, in the content store as Fountain; null when the file itself is read.</param>
/// <param name="Added">When it came in.</param>
/// <param name="Lines">The identity of every line, as <see cref="LineIds.Of"/> orders them.</param>
public sealed record Draft(int Number, DraftDescription About, string FileName, Digest Content, Digest? Script, DateTimeOffset Added, ImmutableArray<LineId> Lines);

/// <summary>What people call a draft.</summary>
/// <param name="Name">Such as <c>White</c> or <c>Second blue</c>; may be empty.</param>
/// <param name="Date">The date on it, or null.</param>
/// <param name="Author">Who wrote it.</param>
public sealed record DraftDescription(string Name, DateOnly? Date, string Author);

/// <summary>What became of a draft that was added.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Match">Against the draft before; null for the first.</param>
/// <param name="Returned">Lines that an earlier draft had, the last one had not, and that are back under their old identity.</param>
/// <param name="Notes">What became of the notes and tags.</param>
public sealed record AddedDraft(int Number, DraftMatch? Match, int Returned, Notes.CarriedNotes Notes);
