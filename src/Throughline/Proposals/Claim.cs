using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Proposals;

/// <summary>Something said of the script.</summary>
/// <param name="Statement">What is said.</param>
/// <param name="Quotes">The lines it rests on.</param>
public sealed record Claim(string Statement, ImmutableArray<Quote> Quotes);

/// <summary>Words said to stand in the script.</summary>
/// <param name="Line">The line they are said to stand on; <c>default</c> for anywhere.</param>
/// <param name="Words">The words.</param>
public sealed record Quote(LineId Line, string Words);

/// <summary>A claim after its quotes were looked up.</summary>
/// <param name="Claim">What is said.</param>
/// <param name="State">How well its quotes hold.</param>
/// <param name="Lines">For each quote the index of the element where it stands, or -1.</param>
/// <param name="Why">What is wrong or was overlooked, or null when every quote stands letter for letter on its line.</param>
public sealed record CheckedClaim(Claim Claim, ClaimState State, ImmutableArray<int> Lines, string? Why)
{
    /// <summary>True when the lines say what it quotes; not that it is right.</summary>
    public bool IsVerified => State != ClaimState.Unverified;
}

/// <summary>How well the quotes of a claim hold.</summary>
public enum ClaimState
{
    /// <summary>Each stands in the script letter for letter.</summary>
    Exact,

    /// <summary>Each stands there but for case, spaces, or the shape of quotation marks and dashes; or on another line than was said.</summary>
    Normalised,

    /// <summary>One does not stand there, or nothing is quoted.</summary>
    Unverified,
}
