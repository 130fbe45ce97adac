using System.Collections.Immutable;
using Throughline.Text;

namespace Throughline.Editorial.FinalCutX;

/// <summary>What the model has no place for, kept as it stands.</summary>
internal static class FcpxmlKept
{
    /// <summary>Children that are read.</summary>
    public static readonly ImmutableArray<string> Read = ["marker", "chapter-marker", "timeMap", "filter-video", "filter-audio", "adjust-transform", "adjust-crop", "adjust-blend", "adjust-stabilization"];

    /// <summary>True for what takes time in a storyline.</summary>
    public static bool IsStory(string name) =>
        name is "asset-clip" or "clip" or "ref-clip" or "sync-clip" or "mc-clip" or "video" or "audio" or "title" or "gap" or "audition" or "caption";

    /// <summary>True for an item of sound alone.</summary>
    public static bool IsAudio(XmlNode node, FcpxmlResources resources)
    {
        if (node.Name == "audio" || node["srcEnable"] == "audio")
            return true;
        if (node.Name == "asset-clip")
            return resources.Asset(node["ref"]) is { } asset && asset["hasVideo"] != "1" && asset["hasAudio"] == "1";
        return node.Name == "clip" && !node.Children.Any(c => c.Name is "video" or "asset-clip" or "ref-clip") && node.Children.Any(c => c.Name == "audio" || (c.Name == "gap" && c.Children.Any(g => g.Name == "audio")));
    }

    /// <summary>Effects of the picture and sound.</summary>
    public static IEnumerable<Effect> Effects(XmlNode node) => node.Children
        .Where(c => c.Name is "filter-video" or "filter-audio" or "adjust-transform" or "adjust-crop" or "adjust-blend" or "adjust-stabilization")
        .Select(c => new PictureEffect { Name = c["name"] ?? c.Name, Enabled = c["enabled"] != "0", Metadata = Metadata.Empty.Add(FcpxmlReader.Format, "raw", c.Raw) });

    /// <summary>Attributes and children that are not read; connected items are not kept here, since they lie on tracks.</summary>
    public static Metadata Of(XmlNode node, string[] attributes, ImmutableArray<string> children)
    {
        var kept = ImmutableArray.CreateBuilder<MetadataEntry>();
        foreach (var (name, value) in Attributes(node.Tag))
        {
            if (!attributes.Contains(name, StringComparer.Ordinal))
                kept.Add(new MetadataEntry(FcpxmlReader.Format, "@" + name, value));
        }

        foreach (var child in node.Children)
        {
            if (!children.Contains(child.Name, StringComparer.Ordinal) && child["lane"] is null && !(IsStory(child.Name) && node.Name is not "title") && child.Name != "spine")
                kept.Add(new MetadataEntry(FcpxmlReader.Format, child.Name, child.Raw));
        }

        return new Metadata(kept.DrainToImmutable());
    }

    private static IEnumerable<(string Name, string Value)> Attributes(string tag)
    {
        var at = tag.AsSpan().IndexOfAny(" \t\r\n");
        while (at > 0 && at < tag.Length)
        {
            while (at < tag.Length && char.IsWhiteSpace(tag[at]))
                at++;
            var equals = tag.IndexOf('=', at);
            if (equals < 0)
                yield break;
            var open = tag.AsSpan(equals).IndexOfAny('"', '\'') + equals;
            var close = open < equals ? -1 : tag.IndexOf(tag[open], open + 1);
            if (close < 0)
                yield break;
            yield return (tag[at..equals].Trim(), System.Net.WebUtility.HtmlDecode(tag[(open + 1)..close]));
            at = close + 1;
        }
    }
}
