using Throughline.Credentials.ContentCredentials.Boxes;

namespace Throughline.Credentials.ContentCredentials.Manifests;

/// <summary>Something that a manifest states.</summary>
/// <param name="Box">Its box.</param>
/// <param name="Value">What it states; null when it is no CBOR, is damaged, or is of a kind that nothing here looks into.</param>
internal sealed record Assertion(JumbfBox Box, CborValue? Value)
{
    /// <summary>Its label, such as <c>c2pa.ingredient.v3__1</c>.</summary>
    public string Label => Box.Label;

    /// <summary>The label without a version and without the number of the instance, such as <c>c2pa.ingredient</c>.</summary>
    public string Kind { get; } = KindOf(Box.Label);

    /// <summary>True when it was blanked by a later manifest.</summary>
    public bool IsBlank => Box.Contents.All(content => content.Data.Span.IndexOfAnyExcept((byte)0) < 0);

    /// <summary>Reads an assertion.</summary>
    public static Assertion Read(JumbfBox box, CborTree tree) =>
        new(box, Known(KindOf(box.Label)) && box.Content(BoxType.CborContent) is { } cbor ? tree.Read(cbor) : null);

    private static bool Known(string kind) =>
        kind is AssertionKind.Actions or AssertionKind.Ingredient or AssertionKind.DataHash or AssertionKind.TrainingMining or AssertionKind.OldTrainingMining;

    private static string KindOf(string label)
    {
        var instance = label.LastIndexOf("__", StringComparison.Ordinal);
        var name = instance > 0 ? label[..instance] : label;
        var version = name.LastIndexOf(".v", StringComparison.Ordinal);
        return version > 0 && version + 2 < name.Length && name.AsSpan(version + 2).IndexOfAnyExceptInRange('0', '9') < 0 ? name[..version] : name;
    }
}

/// <summary>The kinds of assertions that are looked into.</summary>
internal static class AssertionKind
{
    public const string Actions = "c2pa.actions";
    public const string Ingredient = "c2pa.ingredient";
    public const string DataHash = "c2pa.hash.data";
    public const string TrainingMining = "cawg.training-mining";
    public const string OldTrainingMining = "c2pa.training-mining";

    /// <summary>True for what binds a manifest to its file.</summary>
    public static bool IsHardBinding(string kind) =>
        kind is DataHash or "c2pa.hash.boxes" or "c2pa.hash.bmff" or "c2pa.hash.collection.data";
}
