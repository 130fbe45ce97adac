using Throughline.Editorial;

namespace Throughline.Assist.Mcp;

/// <summary>A cut that a person attached beside the script; an attached program opens no files of its own choosing.</summary>
/// <param name="Name">What it is called: the name of its file.</param>
/// <param name="Timeline">As read.</param>
public sealed record AttachedCut(string Name, Timeline Timeline);
