using System.Text.RegularExpressions;

namespace Throughline.Tests;

public sealed partial class ArchitectureTests
{
    // From the ground up; a room may use those before it.
    private static readonly string[] Rooms =
        ["Text", "Reports", "Time", "Screenplays", "Ledger", "Drafts", "Editorial", "Proposals", "Story", "Breakdown", "Branching", "Studies", "Filings", "Effects"];

    private static readonly string Domain = Path.Combine(Corpus.Repository, "src", "Throughline");

    [Fact]
    public void Every_folder_of_the_domain_has_its_place_in_the_order()
    {
        var folders = Directory.GetDirectories(Domain).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj"));

        Assert.Empty(folders.Except(Rooms));
    }

    [Fact]
    public void Dependencies_run_one_way() =>
        Assert.Empty(from file in Sources()
                     let room = Array.IndexOf(Rooms, Room(file))
                     from Match use in UsedRoom().Matches(File.ReadAllText(file))
                     let used = Array.IndexOf(Rooms, use.Groups[1].Value)
                     where used > room
                     select $"{Path.GetRelativePath(Domain, file)} uses {use.Groups[1].Value}");

    [Fact]
    public void A_namespace_is_its_folder() =>
        Assert.Empty(from file in Sources()
                     let folder = Path.GetRelativePath(Domain, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.')
                     where !File.ReadAllText(file).Contains($"namespace Throughline.{folder};", StringComparison.Ordinal)
                     select Path.GetRelativePath(Domain, file));

    [Fact]
    public void The_domain_touches_no_disk_clock_process_or_network() =>
        Assert.Empty(from file in Sources()
                     from Match use in Edge().Matches(File.ReadAllText(file))
                     select $"{Path.GetRelativePath(Domain, file)} uses {use.Value}");

    [Fact]
    public void The_domain_has_no_packages_of_others() =>
        Assert.DoesNotContain("PackageReference", File.ReadAllText(Path.Combine(Domain, "Throughline.csproj")), StringComparison.Ordinal);

    // A page may then forbid styles of elements, through which text from a file could reach out.
    [Fact]
    public void No_element_of_a_report_carries_styles_itself() =>
        Assert.Empty(from file in Sources()
                     where File.ReadAllText(file).Contains(" style=\\\"", StringComparison.Ordinal)
                     select Path.GetRelativePath(Domain, file));

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Domain, "*.cs", SearchOption.AllDirectories);

    private static string Room(string file) => Path.GetRelativePath(Domain, file).Split(Path.DirectorySeparatorChar)[0];

    [GeneratedRegex(@"\bThroughline\.([A-Z][A-Za-z]+)")]
    private static partial Regex UsedRoom();

    [GeneratedRegex(@"\b(File\.(Read|Write|Open|Exists|Delete|Move|Copy)|Directory\.|Process\.|DateTime(Offset)?\.(Utc)?Now|TimeProvider\.System|HttpClient|Socket|Environment\.|Console\.)")]
    private static partial Regex Edge();
}
