namespace Throughline.Screenplays.Layout;

/// <summary>Where an element stands on paper.</summary>
/// <param name="Page">Page of its first line, from 1, the title page not counted. For what is not printed, the page where it would stand.</param>
/// <param name="Line">Its first line on that page, from 1 to 54.</param>
/// <param name="Lines">Its height without the blank lines before it; 0 for what is not printed.</param>
public sealed record ElementPlace(int Page, int Line, int Lines);
