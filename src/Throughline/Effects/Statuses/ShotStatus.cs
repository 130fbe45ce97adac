namespace Throughline.Effects.Statuses;

/// <summary>How a shot of the cut stands to what was delivered; the first says most. <c>docs/effects.md</c> has the table.</summary>
public enum ShotStatus
{
    /// <summary>No cut item has it any more.</summary>
    Omitted,

    /// <summary>It was omitted and is back.</summary>
    Reinstated,

    /// <summary>It was in no turnover before.</summary>
    New,

    /// <summary>The place asks for an effect and names no shot.</summary>
    NoLink,

    /// <summary>The same slot shows another source.</summary>
    Replaced,

    /// <summary>The cut shows frames beyond what was delivered: pull again.</summary>
    Extended,

    /// <summary>Its speed changed, or a frame is held or no longer held.</summary>
    Retimed,

    /// <summary>The shot is there; one of the places that showed it is not.</summary>
    OmittedInCut,

    /// <summary>The shot was there; one more place shows it.</summary>
    NewInCut,

    /// <summary>Trimmed or slipped inside its handles: nothing to pull, other frames to make.</summary>
    CutChange,

    /// <summary>The lines of the script that it is for have changed or are gone.</summary>
    ScriptChanged,

    /// <summary>It shows the frames that it showed, at whatever record time.</summary>
    NoChange,
}
