using Throughline.Screenplays;

namespace Throughline.Studio;

/// <summary>The world as a production sees it.</summary>
/// <param name="Person">Who is working.</param>
/// <param name="Role">What they are working as: writer, editor, producer, supervisor.</param>
/// <param name="Keys">The keys of this user on this machine.</param>
/// <param name="Clock">What time it is.</param>
/// <param name="Warn">Takes sentences that a person should read.</param>
public sealed record StudioEdge(string Person, string Role, Keys.KeyRing Keys, TimeProvider Clock, Action<string> Warn)
{
    /// <summary>
    /// Recovers the script from a file that only shows pages, given its bytes and its name; null for a file that is a script
    /// itself. The default knows no such file.
    /// </summary>
    public Func<ReadOnlyMemory<byte>, string, Reading?> Recover { get; init; } = (_, _) => null;
}
