namespace Throughline.Web.Live;

/// <summary>What is said of live documents in the log; never a word of them.</summary>
internal static partial class LiveLog
{
    [LoggerMessage(1, LogLevel.Warning, "The document of production {Production} does not answer; it is asked again.")]
    public static partial void Silent(ILogger logger, Exception failure, string production);

    [LoggerMessage(3, LogLevel.Warning, "Work that was left undone in production {Production} could not be taken up.")]
    public static partial void Undone(ILogger logger, Exception failure, string production);

    [LoggerMessage(2, LogLevel.Warning, "A document could not be caught up with; it is tried again.")]
    public static partial void Behind(ILogger logger, Exception failure);
}
