namespace Throughline.Web.Strings;

/// <summary>Names <c>RoomWords.resx</c>: what the rooms beside the page say.</summary>
internal sealed class RoomWords;
