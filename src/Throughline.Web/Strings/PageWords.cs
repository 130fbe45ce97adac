namespace Throughline.Web.Strings;

/// <summary>Names <c>PageWords.resx</c>: what the page says, in the browser too.</summary>
internal sealed class PageWords;
