using System.Collections.Immutable;

namespace Throughline.Web.Components;

/// <summary>The rooms that are there, in the order of their words above the page. Each word is an address, a component in <c>Rooms</c> and a string.</summary>
public static class RoomList
{
    /// <summary>Those that are built; a room whose library is not there yet is not shown.</summary>
    public static ImmutableArray<string> Built { get; } = ["Page", "Report", "Changes", "Breakdown", "Cut", "Effects", "Proposals", "Record", "Models", "Search", "Settings"];

    /// <summary>Those that a team has.</summary>
    public static ImmutableArray<string> Team { get; } = Built.Insert(Built.Length - 1, "People");
}
