using System.Collections.Immutable;

namespace Throughline.Web.Components;

/// <summary>The style sheets of a page besides the one that all have: <c>board</c> is <c>wwwroot/board.css</c>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class SheetsAttribute(params string[] names) : Attribute
{
    public ImmutableArray<string> Names { get; } = [.. names];
}
