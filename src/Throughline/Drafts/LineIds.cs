using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Drafts;

/// <summary>Carries the identities of lines from one draft to the next.</summary>
public static class LineIds
{
    /// <summary>
    /// The new draft with the old one's identities: a line has that of its partner, any other line a new one. Of a line that
    /// was split the largest part is the line; of lines that were merged the whole is the one it says most of. No two lines
    /// share an identity.
    /// </summary>
    /// <param name="match">Of the old draft, whose lines have identities, and the new one, whose own are disregarded.</param>
    /// <param name="next">The first identity that was never given; above 0.</param>
    /// <returns>The new draft, and the first identity that was not given.</returns>
    public static (Screenplay Draft, long Next) Carry(DraftMatch match, long next)
    {
        ArgumentNullException.ThrowIfNull(match);
        ArgumentOutOfRangeException.ThrowIfLessThan(next, 1);
        var ids = new LineId[match.B.Elements.Length];
        for (var b = 0; b < ids.Length; b++)
            ids[b] = match.PartnerOfB(b) is { } a ? match.A.Elements[a].Id : default;
        return Give(match.B, ids, [], next);
    }

    /// <summary>The identities of a draft: of its elements in order, then of what its omitted scenes hold, for keeping beside the file.</summary>
    public static ImmutableArray<LineId> Of(Screenplay draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return [.. draft.Elements.Select(e => e.Id), .. draft.Elements.OfType<SceneHeading>().SelectMany(h => h.OmittedElements).Select(e => e.Id)];
    }

    /// <summary>The draft with the identities that <see cref="Of"/> gave of it.</summary>
    /// <exception cref="ArgumentException">They are of another draft: there are more or fewer, or one was never given.</exception>
    public static Screenplay Put(Screenplay draft, ImmutableArray<LineId> ids)
    {
        if (Of(draft).Length != ids.Length || ids.Any(id => !id.IsKnown))
            throw new ArgumentException($"These are {ids.Length} identities; the draft has {Of(draft).Length} lines, and each needs one that was given.", nameof(ids));
        return Give(draft, [.. ids.Take(draft.Elements.Length)], [.. ids.Skip(draft.Elements.Length)], 1).Draft;
    }

    /// <summary>Gives every line that has none an identity of its own.</summary>
    /// <param name="draft">Any draft.</param>
    /// <param name="ids">What is known of its lines; <c>default</c> for a new identity.</param>
    /// <param name="omitted">What is known of what its omitted scenes held, scene after scene; may be shorter.</param>
    /// <param name="next">The first identity that was never given.</param>
    internal static (Screenplay Draft, long Next) Give(Screenplay draft, LineId[] ids, IReadOnlyList<LineId> omitted, long next)
    {
        var elements = ImmutableArray.CreateBuilder<Element>(draft.Elements.Length);
        var held = 0;
        for (var i = 0; i < draft.Elements.Length; i++)
        {
            var element = draft.Elements[i];
            if (element is SceneHeading { OmittedElements.Length: > 0 } heading)
                element = heading with { OmittedElements = [.. heading.OmittedElements.Select(e => e with { Id = Take(held < omitted.Count ? omitted[held++] : default) })] };
            elements.Add(element with { Id = Take(ids[i]) });
        }

        return (draft with { Elements = elements.DrainToImmutable() }, next);

        LineId Take(LineId known) => known.IsKnown ? known : new LineId(next++);
    }
}
