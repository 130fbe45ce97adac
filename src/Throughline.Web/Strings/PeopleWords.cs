namespace Throughline.Web.Strings;

/// <summary>Names <c>PeopleWords.resx</c>: what a team's studio says of its people, and to whoever comes in.</summary>
internal sealed class PeopleWords;
