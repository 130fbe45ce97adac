namespace Throughline.Editorial.Changes;

/// <summary>What a file says of where a clip comes from; each is empty when it says nothing.</summary>
/// <param name="File">The name of the file or of the source.</param>
/// <param name="Reel">The tape, card or camera roll.</param>
/// <param name="Target">A path or URL.</param>
public readonly record struct CutSource(string File, string Reel, string Target)
{
    /// <summary>The one that tells most, for people; may be empty.</summary>
    public string Label => File.Length > 0 ? File : Reel.Length > 0 ? Reel : Target;
}
