using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Documents.Printing;

/// <summary>A script as PDF.</summary>
/// <param name="Bytes">The file.</param>
/// <param name="Pages">How many pages it has, title page and list of scenes included.</param>
/// <param name="Diagnostics">Letters that could not be printed.</param>
public sealed record PrintedPdf(byte[] Bytes, int Pages, ImmutableArray<Diagnostic> Diagnostics);
