namespace Throughline.Effects.Statuses;

/// <summary>The trade's own words for statuses.</summary>
public static class ShotStatusNames
{
    /// <summary><c>NEW</c>, <c>CUT_CHANGE</c>, <c>OMITTED_IN_CUT</c>.</summary>
    public static string Of(ShotStatus status) => status switch
    {
        ShotStatus.Omitted => "OMITTED",
        ShotStatus.Reinstated => "REINSTATED",
        ShotStatus.New => "NEW",
        ShotStatus.NoLink => "NO_LINK",
        ShotStatus.Replaced => "REPLACED",
        ShotStatus.Extended => "EXTENDED",
        ShotStatus.Retimed => "RETIMED",
        ShotStatus.OmittedInCut => "OMITTED_IN_CUT",
        ShotStatus.NewInCut => "NEW_IN_CUT",
        ShotStatus.CutChange => "CUT_CHANGE",
        ShotStatus.ScriptChanged => "SCRIPT_CHANGED",
        _ => "NO_CHANGE",
    };
}
