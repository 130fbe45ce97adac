using Throughline.Drafts.Changes;
using Throughline.Reports;

namespace Throughline.Drafts.Web;

/// <summary>A chapter for each department: its sentences, and the detail under them.</summary>
internal static class DepartmentChapters
{
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
        page.Raw("<section class=\"department\">\n<h2>").Raw(NameOf(department.Department)).Raw("</h2>\n");
        foreach (var sentence in department.Summary)
            page.Raw("<p dir=\"auto\">").Text(sentence).Raw("</p>\n");
        if (!department.Groups.IsEmpty)
        {
            page.Raw("<details>\n<summary>In detail</summary>\n");
            foreach (var group in department.Groups)
            {
                page.Raw("<h3>").Text(group.Heading).Raw("</h3>\n<ul>\n");
                foreach (var entry in group.Entries)
                    Write(page, entry);
                page.Raw("</ul>\n");
            }

            page.Raw("</details>\n");
        }

        if (department.Basis is { } basis)
            page.Raw("<p class=\"how\">").Text(basis).Raw("</p>\n");
        page.Raw("</section>\n");
    }

    private static void Write(Html page, ChangeEntry entry)
    {
        page.Raw("<li dir=\"auto\">");
        if (entry.Scene is { } scene)
            page.Raw("<a href=\"#s").Number(scene).Raw("\">").Text(entry.Subject).Raw("</a> ");
        else
            page.Raw("<b>").Text(entry.Subject).Raw("</b> ");
        page.Text(entry.Text).Raw("</li>\n");
    }
}
