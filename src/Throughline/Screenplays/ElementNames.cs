namespace Throughline.Screenplays;

/// <summary>The names of element kinds in JSON, HTML and messages.</summary>
public static class ElementNames
{
    /// <summary>The name in kebab case; a cue is <c>character</c>, as in every file format.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The kind is not defined.</exception>
    public static string Of(ElementKind kind) => kind switch
    {
        ElementKind.SceneHeading => "scene-heading",
        ElementKind.Action => "action",
        ElementKind.Cue => "character",
        ElementKind.Parenthetical => "parenthetical",
        ElementKind.Dialogue => "dialogue",
        ElementKind.Lyrics => "lyrics",
        ElementKind.Transition => "transition",
        ElementKind.Shot => "shot",
        ElementKind.Centered => "centered",
        ElementKind.PageBreak => "page-break",
        ElementKind.Section => "section",
        ElementKind.Synopsis => "synopsis",
        ElementKind.Note => "note",
        ElementKind.Boneyard => "boneyard",
        ElementKind.General => "general",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "This is no kind of element."),
    };
}
