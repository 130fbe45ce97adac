namespace Throughline.Ledger;

/// <summary>Who did it.</summary>
/// <param name="Person">A name or an id that stays the same throughout the log.</param>
/// <param name="Role">What they were doing it as: writer, editor, producer, supervisor; not empty.</param>
public sealed record Actor(string Person, string Role);
