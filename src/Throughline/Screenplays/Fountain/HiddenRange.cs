namespace Throughline.Screenplays.Fountain;

/// <summary>A closed note or boneyard, brackets included.</summary>
internal sealed record HiddenRange(int Start, int End, bool IsBoneyard)
{
    /// <summary>What stands between the brackets.</summary>
    public ReadOnlySpan<char> Content(ReadOnlySpan<char> text) => text[(Start + 2)..(End - 2)];
}
