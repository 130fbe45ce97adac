using System.Collections.Immutable;
using Throughline.Ledger;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Proposals;

/// <summary>What a person took of a proposal, done to the draft.</summary>
/// <param name="Draft">The draft after it.</param>
/// <param name="Next">The first line identity that was not given.</param>
/// <param name="Decision">All, a part, or changed.</param>
/// <param name="Edits">What was done, for the record and for authorship.</param>
public sealed record AppliedProposal(Screenplay Draft, long Next, Decision Decision, ImmutableArray<AppliedEdit> Edits);

/// <summary>What taking a span did to one line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Before">The line before; null when it was put in.</param>
/// <param name="After">The line after; null when it was taken out.</param>
/// <param name="Edit">What changed in the line as it was before; for a line put in or taken out all of it.</param>
/// <param name="Origin">Whose the words that came in are: a machine's words that a person changed before taking them are both's.</param>
/// <param name="Above">The line that stood or stands above one that was put in or taken out; <c>default</c> at the beginning.</param>
public sealed record AppliedEdit(LineId Line, Element? Before, Element? After, TextEdit Edit, Origin Origin, LineId Above = default);

/// <summary>A span that a person takes.</summary>
/// <param name="Index">Its place in the alternative's spans.</param>
/// <param name="Text">The words as the person changed them, or null as proposed.</param>
public sealed record TakenSpan(int Index, string? Text = null);

/// <summary>The answer to taking or undoing: it was done, or nothing was and this is why.</summary>
/// <param name="Applied">What was done, or null.</param>
/// <param name="Refused">Why nothing was: how each span stands that cannot be taken.</param>
public sealed record Verdict(AppliedProposal? Applied, ImmutableArray<SpanStanding> Refused);
