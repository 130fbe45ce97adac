namespace Throughline.Studio.Media;

/// <summary>ffmpeg or ffprobe is not there, or failed; the message says at what, with its exit code and the end of what it said.</summary>
public sealed class MediaException : Exception
{
    /// <summary>Says in one sentence what failed and what to do.</summary>
    public MediaException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
