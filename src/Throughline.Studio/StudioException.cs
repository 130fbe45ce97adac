namespace Throughline.Studio;

/// <summary>A production cannot be used as asked: its folder, its database or its keys are not as they must be. Nothing was changed.</summary>
[GenerateSerializer]
public sealed class StudioException : Exception
{
    /// <summary>Says in one sentence what is wrong and what to do.</summary>
    public StudioException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
