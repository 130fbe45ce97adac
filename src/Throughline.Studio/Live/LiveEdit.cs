using Throughline.Text;

namespace Throughline.Studio.Live;

/// <summary>An edit of the live document, as it was committed or, with sequence 0, as a client made it.</summary>
/// <param name="Sequence">Its number, from 1 without gaps; 0 until it has one.</param>
/// <param name="Id">Made by the client; one id is committed once.</param>
/// <param name="Client">The tab it came from.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Manner">How it came about.</param>
/// <param name="Proposal">Of one that was accepted, the proposal.</param>
/// <param name="Changes">What it changes.</param>
/// <param name="Time">When it was committed.</param>
[GenerateSerializer, Immutable]
public sealed record LiveEdit(
    [property: Id(0)] long Sequence,
    [property: Id(1)] Guid Id,
    [property: Id(2)] Guid Client,
    [property: Id(3)] string Person,
    [property: Id(4)] EditManner Manner,
    [property: Id(5)] Guid? Proposal,
    [property: Id(6)] ChangeSet Changes,
    [property: Id(7)] DateTimeOffset Time);
