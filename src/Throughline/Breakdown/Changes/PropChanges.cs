using Throughline.Drafts.Changes;

namespace Throughline.Breakdown.Changes;

/// <summary>What a draft changes for the props department.</summary>
internal static class PropChanges
{
    public static DepartmentChanges Of(NeedComparison props, bool isSuggesting)
    {
        var (isNew, isGone) = (props.New, props.Gone);
        List<string> summary = [.. NeedWording.Marked(isNew, isGone, props.Lines.Count, "props")];
        var suggested = NeedWording.Suggested(props.Scenes, "props");
        if (!props.HasMarks && suggested is null)
            summary.Add("Neither draft marks any props.");
        else if (props.HasMarks && summary.Count == 0)
            summary.Add(props.Scenes.Any(scene => scene.Added.Count + scene.Cut.Count > 0) ? "The marked props are the same, in other scenes." : "The marked props are the same, on the same lines.");
        if (suggested is not null)
            summary.Add(suggested);
        return new DepartmentChanges(Department.Props, [.. summary],
            CastChanges.Groups(
                ("New", isNew), ("No longer marked", isGone), ("Scene by scene", NeedWording.ByScene(props.Scenes)),
                ("Suggested by the finder; nobody has looked", NeedWording.Perhaps(props.Scenes)), ("Changed lines", props.Lines)),
            NeedWording.Basis(isSuggesting, "[[prop: red suitcase]]"));
    }
}
