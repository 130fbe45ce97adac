namespace Throughline.Web.Asking;

/// <summary>A question as the page sends it.</summary>
/// <param name="Role">Of the task.</param>
/// <param name="What">Of the task; empty for a role that has one.</param>
/// <param name="About"><c>selection</c>, <c>scene</c>, <c>character</c> or <c>script</c>.</param>
/// <param name="Version">Of the live text; null for the newest.</param>
/// <param name="From">Where the selection begins, or the caret is, in that version.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Character">A person, by name.</param>
/// <param name="UpToHere">True when only what has happened by the scene of the caret is known.</param>
/// <param name="Question">The writer's own words.</param>
/// <param name="Language">Of a translation.</param>
/// <param name="Constraint">What other lines must keep to.</param>
/// <param name="Lines">Of a synopsis.</param>
/// <param name="Structure">The name of a structure to follow.</param>
/// <param name="WithoutModel">True to ask the rules built in though a model is in use.</param>
/// <param name="Hash">Of what was shown, so that nothing else is sent; null when nothing is to be sent.</param>
internal sealed record AskRequest(
    string? Role, string? What, string? About, long? Version, int From, int To, string? Character, bool UpToHere, string? Question, string? Language, string? Constraint, int? Lines, string? Structure, bool WithoutModel, string? Hash);
