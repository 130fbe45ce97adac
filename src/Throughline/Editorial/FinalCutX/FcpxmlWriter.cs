using Throughline.Text;

namespace Throughline.Editorial.FinalCutX;

/// <summary>Writes FCPXML with the library, event and project around the sequence that Resolve needs. An untouched file of the same version comes back as it was.</summary>
public static class FcpxmlWriter
{
    /// <summary>The version that most programs of today read; Resolve refuses the newest.</summary>
    public const string DefaultVersion = "1.10";

    /// <summary>The file, and what the format cannot hold.</summary>
    /// <param name="timeline">The cut.</param>
    /// <param name="version">1.8 to 1.13.</param>
    public static WrittenTimeline Write(Timeline timeline, string version = DefaultVersion)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        ArgumentException.ThrowIfNullOrEmpty(version);
        var stated = timeline.Metadata.Find(FcpxmlReader.Format, "version");
        if (timeline is { Format: TimelineFormat.FinalCutX, IsUntouched: true } && (version == DefaultVersion || version == stated))
            return new WrittenTimeline(timeline.Source.Encode(), []);
        var losses = new ConversionLosses("FCPXML");
        var xml = new XmlText();
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE fcpxml>\n");
        xml.Open("fcpxml", XmlText.Attribute("version", version));
        var plain = TimelineMarkers.Attach(timeline, losses);
        new FcpxmlComposer(xml, plain, version, losses).Write();
        xml.Close("fcpxml");
        return new WrittenTimeline(new SourceText(xml.ToString(), timeline.Source.Name).Encode(), losses.Report());
    }
}
