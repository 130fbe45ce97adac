namespace Throughline.Story.Continuity;

/// <summary>What a contradiction is about.</summary>
public enum ContinuityKind
{
    /// <summary>A thing: who has it, whether it still exists, what it looks like.</summary>
    Prop,

    /// <summary>Clothes, hair, wounds, and the side they are on.</summary>
    Wardrobe,

    /// <summary>Hours, days, years, durations, and the light.</summary>
    Time,

    /// <summary>Where something or somebody is.</summary>
    Place,

    /// <summary>What somebody knows, has done, has, or can do.</summary>
    Knowledge,

    /// <summary>What somebody or something is called.</summary>
    Name,

    /// <summary>How old somebody is.</summary>
    Age,

    /// <summary>Somebody who is dead or has gone.</summary>
    DeadOrAbsent,
}

/// <summary>The kinds as they are written in JSON and on the terminal.</summary>
public static class ContinuityKinds
{
    /// <summary>Its name: <c>prop</c>, <c>dead-or-absent</c>.</summary>
    public static string Name(ContinuityKind kind) => kind switch
    {
        ContinuityKind.Prop => "prop",
        ContinuityKind.Wardrobe => "wardrobe",
        ContinuityKind.Time => "time",
        ContinuityKind.Place => "place",
        ContinuityKind.Knowledge => "knowledge",
        ContinuityKind.Name => "name",
        ContinuityKind.Age => "age",
        _ => "dead-or-absent",
    };
}
