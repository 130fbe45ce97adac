using System.Collections.Immutable;

namespace Throughline.Web.Imports;

/// <summary>What a file is, and what it would become.</summary>
/// <param name="Id">For accepting it.</param>
/// <param name="Name">Of the file.</param>
/// <param name="Kind"><c>script</c>, <c>cut</c>, <c>movie</c> or <c>unknown</c>.</param>
/// <param name="Format">What kind of file it is, in words.</param>
/// <param name="Facts">What is in it, in words: 19 pages, 24 scenes, 7 who speak.</param>
/// <param name="Problems">What a person should know before they say yes.</param>
/// <param name="Accepts">Whether it can be taken in.</param>
internal sealed record ImportSummary(Guid Id, string Name, string Kind, string Format, ImmutableArray<string> Facts, ImmutableArray<string> Problems, bool Accepts);
