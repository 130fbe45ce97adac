using System.Collections.Immutable;

namespace Throughline.Breakdown.Schedule;

/// <summary>A day of shooting on the board.</summary>
/// <param name="Id">Its name on the board, such as <c>d2</c>; it stays when days before it come and go.</param>
/// <param name="Date">The date, or null while there is none.</param>
/// <param name="Strips">In the order of shooting.</param>
public sealed record BoardDay(string Id, DateOnly? Date, ImmutableArray<Strip> Strips);
