namespace Throughline.Web.Strings;

/// <summary>Names <c>Words.resx</c>: what the studio says outside its rooms.</summary>
internal sealed class Words;
