using Throughline.Text;

namespace Throughline.Editorial.FinalCut7;

/// <summary>Writes Final Cut Pro 7 XML, version 5. An untouched file comes back as it was; of an edited one, tags of no known meaning are kept.</summary>
public static class XmemlWriter
{
    /// <summary>The file, and what the format cannot hold.</summary>
    public static WrittenTimeline Write(Timeline timeline)
    {
        ArgumentNullException.ThrowIfNull(timeline);
        if (timeline is { Format: TimelineFormat.FinalCut7, IsUntouched: true })
            return new WrittenTimeline(timeline.Source.Encode(), []);
        var losses = new ConversionLosses("Final Cut Pro 7 XML");
        var xml = new XmlText();
        xml.Raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE xmeml>\n");
        xml.Open("xmeml", "version=\"5\"");
        new XmemlComposer(xml, timeline, losses).Write();
        xml.Close("xmeml");
        return new WrittenTimeline(new SourceText(xml.ToString(), timeline.Source.Name).Encode(), losses.Report());
    }
}
