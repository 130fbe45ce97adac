namespace Throughline.Studio.Kitsu;

/// <summary>Kitsu could not be asked, or said no.</summary>
public sealed class KitsuException : Exception
{
    /// <param name="message">What was tried, what came back, what to do.</param>
    /// <param name="isReached">False when nobody answered.</param>
    /// <param name="inner">What failed below, or null.</param>
    public KitsuException(string message, bool isReached = true, Exception? inner = null)
        : base(message, inner) => IsReached = isReached;

    /// <summary>False when nobody answered, so that asking on is of no use.</summary>
    public bool IsReached { get; }
}
