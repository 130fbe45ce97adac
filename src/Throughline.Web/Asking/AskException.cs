using Throughline.Web.Strings;

namespace Throughline.Web.Asking;

/// <summary>What was asked is no question, or not the one that was shown.</summary>
/// <param name="message">A sentence for the person who asked.</param>
/// <param name="status">As HTTP has it.</param>
internal sealed class AskException(string message, int status = StatusCodes.Status400BadRequest) : Exception(message)
{
    public int Status => status;

    /// <summary>What would be sent now is not what was shown.</summary>
    public static AskException Changed() => new(AnswerWords.Of("SentChanged"), StatusCodes.Status409Conflict);
}
