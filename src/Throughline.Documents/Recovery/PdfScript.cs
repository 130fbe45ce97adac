using System.Collections.Immutable;
using Throughline.Screenplays;
using Throughline.Text;

namespace Throughline.Documents.Recovery;

/// <summary>A screenplay recovered from a PDF.</summary>
/// <param name="Reading">The screenplay and what a person should know of it. Its source is the recovered text, a line for each printed one.</param>
/// <param name="Places">For each element where it stands and how sure its kind is.</param>
public sealed record PdfScript(Reading Reading, ImmutableArray<PdfPlace> Places);

/// <summary>Where an element of a PDF stands.</summary>
/// <param name="Page">The page it begins on, from 1, as the file counts.</param>
/// <param name="Confidence">0 to 1: how sure its kind is; it ranks elements and is no probability.</param>
/// <param name="IsRevised">True when a revision mark stood beside it.</param>
public sealed record PdfPlace(int Page, double Confidence, bool IsRevised);
