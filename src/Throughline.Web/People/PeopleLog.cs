namespace Throughline.Web.People;

/// <summary>What the log says of people: never a name, never a secret.</summary>
internal static partial class PeopleLog
{
    [LoggerMessage(Level = LogLevel.Warning, Message = "What happened with people's rights could not be put on record yet; it is tried again.")]
    public static partial void NotCarried(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rights behind open sockets could not be looked up; it is tried again.")]
    public static partial void NotWatched(ILogger logger, Exception failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A sign-in from {Address} was refused: {Reason}")]
    public static partial void Refused(ILogger logger, string address, string reason);
}
