using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Throughline.Web.Tests;

/// <summary>What is answered to people stands in resources, and all that stands there is said.</summary>
public sealed partial class AnswerWordsTests
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "Throughline.Web");

    [Fact]
    public void Every_sentence_that_is_named_is_there_and_every_one_that_is_there_is_named()
    {
        var sources = Sources().ToList();
        var said = sources.SelectMany(source => Said().Matches(source.Text).Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        var named = sources.SelectMany(source => Name().Matches(source.Text).Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        var there = XDocument.Load(Path.Combine(Web, "Strings", "AnswerWords.resx")).Root!.Elements("data").Select(data => data.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);

        // One of a thing has a word of its own, whose name is put together.
        Assert.DoesNotContain(there, name => !named.Contains(name) && !named.Contains(name.TrimEnd('1')) && !named.Contains(name[..^1]));
        Assert.NotEmpty(said);
        Assert.Empty(said.Except(there, StringComparer.Ordinal));
    }

    [Fact]
    public void No_address_answers_with_a_sentence_of_its_own()
    {
        // Said where the program was started, to whoever started it.
        string[] commandLine = ["StudioServer.cs", "PeopleHosting.cs", "PeopleDatabase.cs"];
        var own = Sources().Where(source => !commandLine.Contains(source.Name)).SelectMany(source => Sentence().Matches(source.Text).Select(match => $"{source.Name}: {match.Value}"));

        Assert.Empty(own);
    }

    private static IEnumerable<(string Name, string Text)> Sources() =>
        Directory.EnumerateFiles(Web, "*.cs", SearchOption.AllDirectories).Select(path => (Path.GetFileName(path), File.ReadAllText(path)));

    [GeneratedRegex("AnswerWords\\.Of\\(\"([A-Za-z0-9]+)\"")]
    private static partial Regex Said();

    [GeneratedRegex("\"([A-Z][A-Za-z0-9]+)\"")]
    private static partial Regex Name();

    [GeneratedRegex("(Problem|StudioException|AskException|ModelException|Fail)\\((ModelFailureKind\\.[A-Za-z]+, )?\\$?\"[^\"]* ")]
    private static partial Regex Sentence();
}
