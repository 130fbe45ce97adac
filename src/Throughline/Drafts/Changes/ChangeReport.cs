using System.Collections.Immutable;
using Throughline.Screenplays;

namespace Throughline.Drafts.Changes;

/// <summary>What a new draft means for those who work from it: sentences first, then the detail of each department.</summary>
/// <param name="Title">What the script is called.</param>
/// <param name="From">What the old draft is called: its draft date or file name.</param>
/// <param name="To">What the new draft is called.</param>
/// <param name="Lede">The whole in a few plain sentences.</param>
/// <param name="Departments">In the order of <see cref="Department"/>.</param>
public sealed record ChangeReport(string Title, string From, string To, ImmutableArray<string> Lede, ImmutableArray<DepartmentChanges> Departments)
{
    /// <summary>The report of one department, which must be among <see cref="Departments"/>.</summary>
    public DepartmentChanges this[Department department] => Departments.First(d => d.Department == department);

    /// <summary>True when nothing that the report tells of has changed.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>Says what changed between the drafts of a match, for the schedule, the cast and the locations.</summary>
    /// <param name="match">The drafts.</param>
    /// <param name="others">What rooms that know more say for other departments, in the order of <see cref="Department"/>.</param>
    public static ChangeReport Of(DraftMatch match, params ReadOnlySpan<DepartmentChanges> others)
    {
        ArgumentNullException.ThrowIfNull(match);
        var story = new Comparison(match);
        ImmutableArray<DepartmentChanges> departments = [ScheduleChanges.Of(story), CastChanges.Of(story), LocationChanges.Of(story), .. others];
        var title = match.B.TitlePage["Title"] ?? match.A.TitlePage["Title"] ?? Path.GetFileNameWithoutExtension(match.B.Source.Name);
        var (from, to) = (Name(match.A), Name(match.B));
        return new ChangeReport(title, from == to ? FileName(match.A) : from, from == to ? FileName(match.B) : to, ReportLede.Of(story, departments), departments)
        {
            IsEmpty = match.IsSame && !story.IsRenumbered && !story.IsTitlePageChanged,
        };
    }

    private static string Name(Screenplay draft) => draft.TitlePage["Draft date"] ?? draft.TitlePage["Revision"] ?? FileName(draft);

    private static string FileName(Screenplay draft) => Path.GetFileName(draft.Source.Name);
}

/// <summary>What changed for a department.</summary>
/// <param name="Department">Who reads it.</param>
/// <param name="Summary">A few sentences; never empty.</param>
/// <param name="Groups">The detail; empty when nothing changed.</param>
/// <param name="Basis">What it was read from and what it cannot know, or null.</param>
public sealed record DepartmentChanges(Department Department, ImmutableArray<string> Summary, ImmutableArray<ChangeGroup> Groups, string? Basis);

/// <summary>Changes of one sort.</summary>
/// <param name="Heading">What sort: <c>New speaking parts</c>.</param>
/// <param name="Entries">One for each person, place or scene.</param>
public sealed record ChangeGroup(string Heading, ImmutableArray<ChangeEntry> Entries);

/// <summary>One change.</summary>
/// <param name="Subject">Whom or what it is about: <c>JAKE</c>, <c>Scene 12</c>.</param>
/// <param name="Text">What changed, without the subject.</param>
/// <param name="Scene">Index of a scene of the new draft to look at, or null.</param>
public sealed record ChangeEntry(string Subject, string Text, int? Scene = null);
