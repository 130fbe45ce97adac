namespace Throughline.Studio.Shelf;

/// <summary>A production that can be opened.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Folder">Where it lies; empty for one on a server.</param>
/// <param name="Opened">When it was last opened here.</param>
public sealed record KnownProduction(string Id, string Title, string Folder, DateTimeOffset Opened);
