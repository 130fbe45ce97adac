namespace Throughline.Story.Continuity;

/// <summary>Somebody of the story, with a cue or without.</summary>
/// <param name="Id">Its place among the players: <c>@3</c> in a <see cref="Sentence"/>.</param>
/// <param name="Name">As in the cue, in capitals.</param>
internal sealed record Player(int Id, string Name)
{
    /// <summary>The words of the name, titles left out, in capitals: <c>NIA BLACKWOOD</c> where the cue is NIA.</summary>
    public string[] Words { get; set; } = [];

    /// <summary>Title that goes with the name in the script (MR, MRS, DR), or empty.</summary>
    public string Title { get; set; } = "";

    /// <summary>Index of the element that introduces the full name; -1 when none does.</summary>
    public int IntroducedAt { get; set; } = -1;

    /// <summary>The last word of a name of several; else empty.</summary>
    public string Surname => Words.Length > 1 ? Words[^1] : "";

    /// <summary>The first word of a name of several, or the only one.</summary>
    public string Given => Words.Length > 0 ? Words[0] : "";

    /// <summary>Above 0 when the pages say she, below 0 when they say he.</summary>
    public int Gender { get; set; }
}
