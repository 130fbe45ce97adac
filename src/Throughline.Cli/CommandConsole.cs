namespace Throughline.Cli;

/// <summary>Where a command speaks: data on <see cref="Out"/>, everything else on <see cref="Error"/>.</summary>
internal sealed record CommandConsole(TextWriter Out, TextWriter Error, TimeProvider Clock);
