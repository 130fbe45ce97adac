namespace Throughline.Web.Asking;

/// <summary>An answer as the page shows it; places are of the version that was asked about.</summary>
/// <param name="Type"><c>answer</c>.</param>
/// <param name="Version">Of the live text.</param>
/// <param name="Words">What was asked.</param>
/// <param name="Model">Who answered; null for the rules built in.</param>
/// <param name="Verified">How many statements rest on lines that say what they quote.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Findings">In the order of the scenes.</param>
/// <param name="Writings">Best first.</param>
/// <param name="Sides">True when the writings stand beside the lines that are their labels.</param>
/// <param name="Reason">Why these.</param>
/// <param name="Proposal">The number of the proposal that waits beside the page; null for none.</param>
/// <param name="Draft">The draft that was named for it; null for none.</param>
/// <param name="Notices">What a person should know.</param>
internal sealed record AskAnswer(
    string Type, long Version, string Words, string? Model, int Verified, int Of, AskFinding[] Findings, AskWriting[] Writings, bool Sides, string Reason, int? Proposal, int? Draft, string[] Notices);

/// <summary>Something said or asked.</summary>
/// <param name="Kind">In words.</param>
/// <param name="Scene">Its label and heading; null for none.</param>
/// <param name="Statement">What.</param>
/// <param name="Holds">False when it is to be struck through.</param>
/// <param name="Why">Why it is.</param>
/// <param name="Quotes">The words that it rests on, where they stand.</param>
/// <param name="Answered">The line that may answer it.</param>
internal sealed record AskFinding(string Kind, string? Scene, string Statement, bool Holds, string? Why, AskPlace[] Quotes, AskPlace? Answered);

/// <summary>A place on the page.</summary>
internal sealed record AskPlace(int From, int To, string Words);

/// <summary>A text.</summary>
internal sealed record AskWriting(string Label, string Text);
