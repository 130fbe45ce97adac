namespace Throughline.Screenplays.Headings;

/// <summary>What the modifiers of a heading say about the time of its scene.</summary>
public static class HeadingModifiers
{
    /// <summary>True when the scene goes on from the one before or follows it soon (CONTINUOUS, SAME, LATER, MOMENTS LATER), so that its light holds.</summary>
    public static bool KeepLight(Slugline slugline)
    {
        ArgumentNullException.ThrowIfNull(slugline);
        var any = HeadingWordUse.None;
        foreach (var modifier in slugline.Modifiers)
            any |= UsesIn(modifier);
        return (any & (HeadingWordUse.GoesOn | HeadingWordUse.Soon)) != HeadingWordUse.None && (any & (HeadingWordUse.Passes | HeadingWordUse.Outside)) == HeadingWordUse.None;
    }

    /// <summary>True when the scene is no part of the story's own time: a flashback, a dream, somebody's imagination.</summary>
    public static bool LeaveStoryTime(Slugline slugline)
    {
        ArgumentNullException.ThrowIfNull(slugline);
        foreach (var modifier in slugline.Modifiers)
        {
            if ((UsesIn(modifier) & HeadingWordUse.Outside) != HeadingWordUse.None)
                return true;
        }

        return false;
    }

    /// <summary>True when every word is one of a modifier: CONTINUOUS, A FEW MINUTES LATER, 1868; or the part is somebody's dream.</summary>
    internal static bool Is(ReadOnlySpan<char> part)
    {
        bool any = false, all = true, outside = false, owned = false;
        foreach (var range in part.Split(' '))
        {
            var word = part[range].Trim(" .,");
            if (word.IsEmpty)
                continue;
            var use = HeadingWords.UseOf(word);
            var isNumber = !word.ContainsAnyExceptInRange('0', '9');
            any |= (use & HeadingWordUse.Modifier) != HeadingWordUse.None || (isNumber && word.Length == 4);
            all &= use != HeadingWordUse.None || isNumber;
            owned |= IsOwner(word);
            // Only the last word counts: SAATVIK'S IMAGINATION is one, THE DREAM'S KITCHEN none.
            outside = (use & HeadingWordUse.Outside) != HeadingWordUse.None;
        }

        return (any && all) || (outside && owned);
    }

    private static HeadingWordUse UsesIn(ReadOnlySpan<char> modifier)
    {
        var uses = HeadingWordUse.None;
        foreach (var range in modifier.Split(' '))
            uses |= HeadingWords.UseOf(modifier[range].Trim(" .,-–—:"));
        return uses & HeadingWordUse.Modifier;
    }

    private static bool IsOwner(ReadOnlySpan<char> word) =>
        word.EndsWith("'S", StringComparison.OrdinalIgnoreCase) || word.EndsWith("’S", StringComparison.OrdinalIgnoreCase) || word[^1] is '\'' or '’'
        || word.Equals("HIS", StringComparison.OrdinalIgnoreCase) || word.Equals("HER", StringComparison.OrdinalIgnoreCase)
        || word.Equals("THEIR", StringComparison.OrdinalIgnoreCase) || word.Equals("MY", StringComparison.OrdinalIgnoreCase);
}
