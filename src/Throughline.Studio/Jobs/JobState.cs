namespace Throughline.Studio.Jobs;

/// <summary>How a job stands.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What kind of work.</param>
/// <param name="State"><c>waiting</c>, <c>running</c>, <c>done</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Progress">How much is done, in thousandths.</param>
/// <param name="Message">What it is at, or why it failed, in words for a person.</param>
/// <param name="Result">What came of it, as JSON; null until it is done.</param>
/// <param name="Person">Who asked for it.</param>
/// <param name="Made">When.</param>
[GenerateSerializer, Immutable]
public sealed record JobState(
    [property: Id(0)] Guid Id,
    [property: Id(1)] string Kind,
    [property: Id(2)] string State,
    [property: Id(3)] int Progress,
    [property: Id(4)] string Message,
    [property: Id(5)] string? Result,
    [property: Id(6)] string Person,
    [property: Id(7)] DateTimeOffset Made)
{
    /// <summary>True when nothing more happens.</summary>
    public bool IsOver => State is "done" or "failed" or "cancelled";
}
