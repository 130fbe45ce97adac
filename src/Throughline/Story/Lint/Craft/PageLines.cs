namespace Throughline.Story.Lint.Craft;

/// <summary>How many printed lines a text takes, by width in characters of 12-point Courier; words are not broken.</summary>
internal static class PageLines
{
    /// <summary>Characters in a line of action.</summary>
    public const int ActionWidth = 61;

    /// <summary>Characters in a line of dialogue.</summary>
    public const int DialogueWidth = 35;

    /// <summary>Lines on a page.</summary>
    public const int OfPage = 54;

    /// <summary>Lines of a text; 0 for none.</summary>
    public static int Of(ReadOnlySpan<char> text, int width)
    {
        var lines = 0;
        foreach (var range in text.Split('\n'))
        {
            var at = 0;
            var line = text[range].TrimEnd();
            lines++;
            foreach (var word in line.Split(' '))
            {
                var length = line[word].Length;
                if (at > 0 && at + length > width)
                {
                    lines++;
                    at = 0;
                }

                at += length + 1;
            }
        }

        return text.IsEmpty ? 0 : lines;
    }
}
