using Throughline.Drafts.Changes;
using Throughline.Reports;

namespace Throughline.Drafts.Web;

/// <summary>A chapter for each department: its sentences, and the detail under them.</summary>
internal static class DepartmentChapters
{
    private const int MostShownUnasked = 12;

    public static void Write(Html page, ChangeReport report)
    {
        page.Raw("<div class=\"departments\">\n");
        foreach (var department in report.Departments)
            Write(page, department);
        page.Raw("</div>\n");
    }

    /// <summary>What a department is called.</summary>
    public static string NameOf(Department department) => department switch
    {
        Department.Cast => "Cast",
        Department.Locations => "Locations",
        Department.Props => "Props",
        Department.Vfx => "Visual effects",
        _ => "Schedule",
    };

    private static void Write(Html page, DepartmentChanges department)
    {
        page.Raw(department.Groups.IsEmpty ? "<section class=\"department quiet\">\n<h2>" : "<section class=\"department\">\n<h2>").Raw(NameOf(department.Department)).Raw("</h2>\n<div>\n");
        foreach (var sentence in department.Summary)
        {
            page.Raw("<p dir=\"auto\">");
            Sentence.Write(page, sentence);
            page.Raw("</p>\n");
        }

        if (!department.Groups.IsEmpty)
        {
            page.Raw(department.Groups.Sum(group => group.Entries.Length) <= MostShownUnasked ? "<details open>\n" : "<details>\n").Raw("<summary>In detail</summary>\n<div class=\"groups\">\n");
            foreach (var group in department.Groups)
            {
                page.Raw("<h3>").Text(group.Heading).Raw("</h3>\n<ul>\n");
                foreach (var entry in group.Entries)
                    Write(page, entry);
                page.Raw("</ul>\n");
            }

            page.Raw("</div>\n</details>\n");
        }

        if (department.Basis is { } basis)
            page.Raw("<p class=\"how\">").Text(basis).Raw("</p>\n");
        page.Raw("</div>\n</section>\n");
    }

    private static void Write(Html page, ChangeEntry entry)
    {
        page.Raw("<li dir=\"auto\">");
        if (entry.Scene is { } scene)
            page.Raw("<a href=\"#s").Number(scene).Raw("\">").Text(entry.Subject).Raw("</a> ");
        else
            page.Raw("<b>").Text(entry.Subject).Raw("</b> ");
        Sentence.Write(page, entry.Text);
        page.Raw("</li>\n");
    }
}
