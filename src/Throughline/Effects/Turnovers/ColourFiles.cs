using System.Globalization;
using System.Text;
using Throughline.Editorial;
using Throughline.Text;

namespace Throughline.Effects.Turnovers;

/// <summary>Writes a plate's grade as the ASC's colour decision files (ASC CDL 1.2).</summary>
public static class ColourFiles
{
    private const string Space = "urn:ASC:CDL:v1.01";

    /// <summary>A <c>.cc</c>: one correction.</summary>
    /// <param name="colour">The grade.</param>
    /// <param name="id">The plate's name.</param>
    public static byte[] Correction(ColourDecision colour, string id)
    {
        ArgumentNullException.ThrowIfNull(colour);
        return Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + Element(colour, id, "", $" xmlns=\"{Space}\""));
    }

    /// <summary>A <c>.cdl</c>: a list with that one correction.</summary>
    /// <param name="colour">The grade.</param>
    /// <param name="id">The plate's name.</param>
    /// <param name="media">The plate's files, which the decision is for.</param>
    public static byte[] List(ColourDecision colour, string id, string media)
    {
        ArgumentNullException.ThrowIfNull(colour);
        return Encoding.UTF8.GetBytes(
            $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ColorDecisionList xmlns=\"{Space}\">\n  <ColorDecision>\n    <MediaRef ref=\"{XmlMarkup.EscapeAttribute(media, SourceEncoding.Utf8)}\"/>\n"
            + Element(colour, id, "    ", "") + "  </ColorDecision>\n</ColorDecisionList>\n");
    }

    private static string Element(ColourDecision colour, string id, string indent, string space) => string.Create(
        CultureInfo.InvariantCulture,
        $"{indent}<ColorCorrection id=\"{XmlMarkup.EscapeAttribute(id, SourceEncoding.Utf8)}\"{space}>\n{indent}  <SOPNode>\n{indent}    <Slope>{Three(colour.Slope)}</Slope>\n{indent}    <Offset>{Three(colour.Offset)}</Offset>\n{indent}    <Power>{Three(colour.Power)}</Power>\n{indent}  </SOPNode>\n{indent}  <SatNode>\n{indent}    <Saturation>{colour.Saturation ?? 1}</Saturation>\n{indent}  </SatNode>\n{indent}</ColorCorrection>\n");

    private static string Three(ColourTriple of) => string.Create(CultureInfo.InvariantCulture, $"{of.Red} {of.Green} {of.Blue}");
}
