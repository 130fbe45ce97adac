namespace Throughline.Breakdown.Schedule;

/// <summary>How a day out of days writes its marks.</summary>
public static class DayMarks
{
    /// <summary><c>SW</c>, <c>W</c>, <c>H</c>, <c>WF</c>, <c>SWF</c>; empty for none.</summary>
    public static string Letters(DayMark mark) => mark switch
    {
        DayMark.StartWork => "SW",
        DayMark.Work => "W",
        DayMark.Hold => "H",
        DayMark.WorkFinish => "WF",
        DayMark.StartWorkFinish => "SWF",
        _ => "",
    };
}
