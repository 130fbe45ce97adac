using System.Globalization;
using System.Text;
using Throughline.Screenplays;
using Throughline.Story.Lint;

namespace Throughline.Tests.Story.Lint;

public sealed class CheckedFindingsTests
{
    [Fact]
    public void On_real_scripts_every_finding_is_one_that_a_person_has_looked_at()
    {
        var root = Path.GetDirectoryName(Corpus.File("scripts"))!;
        var found = new StringBuilder();
        foreach (var file in Corpus.Files("scripts", ".fountain").Concat(Corpus.Files("pagination", ".fountain")))
        {
            var reading = ScreenplayReader.Read(File.ReadAllBytes(file), file);
            foreach (var diagnostic in Linter.Run(reading.Screenplay, reading.Diagnostics, LintSettings.Default))
                found.Append(CultureInfo.InvariantCulture, $"{diagnostic.Code} {Path.GetRelativePath(root, file).Replace('\\', '/')}:{diagnostic.Span.Line}\n");
        }

        Golden.Matches(found.ToString(), "checked-findings.txt");
    }
}
