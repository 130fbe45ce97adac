namespace Throughline.Story.Turns;

/// <summary>Something of a scene that can be counted; the rows of <c>turn-signs.tsv</c>.</summary>
internal enum SceneSign
{
    /// <summary>How many words it has, as a logarithm.</summary>
    Length,

    /// <summary>The share of its words that is said.</summary>
    Talk,

    /// <summary>Nothing is said in it.</summary>
    Silence,

    /// <summary>It plays at night.</summary>
    Night,

    /// <summary>Words of violence and danger, for its length.</summary>
    Conflict,

    /// <summary>Words of love, grief and resolve, for its length.</summary>
    Feeling,

    /// <summary>Exclamation marks, for its length.</summary>
    Alarm,

    /// <summary>The one who says most in the script speaks in it.</summary>
    Lead,

    /// <summary>The two who say most both speak in it.</summary>
    Pair,

    /// <summary>How many speak in it.</summary>
    Crowd,

    /// <summary>How many of the eight who say most are first heard in it.</summary>
    Arrival,

    /// <summary>How many of them are last heard in it.</summary>
    Departure,

    /// <summary>No scene before it plays there.</summary>
    NewPlace,

    /// <summary>How little those who speak in the three scenes from it are those of the three before.</summary>
    NewCompany,

    /// <summary>How short the scenes around it are.</summary>
    Pace,

    /// <summary>Conflict and alarm in the scenes around it.</summary>
    Storm,

    /// <summary>How little the words of the scenes from it are those of the scenes before.</summary>
    Shift,

    /// <summary>How many pairs of those who say most speak in one scene for the first time.</summary>
    Meeting,

    /// <summary>How near its words are to those of the whole script.</summary>
    Centre,

    /// <summary>It plays outside.</summary>
    Outside,

    /// <summary>How much longer it is than the scenes around it.</summary>
    Peak,
}
