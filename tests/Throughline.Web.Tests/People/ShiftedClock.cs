namespace Throughline.Web.Tests.People;

/// <summary>The clock of the machine, set forward; what waits, waits in true time.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    public TimeSpan Ahead { get; set; }

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;
}
