using System.Globalization;
using Throughline.Drafts;
using Throughline.Screenplays;

namespace Throughline.Tests.Drafts;

public sealed class SeoulIdentityTests
{
    [Fact]
    public void The_doubtful_matches_of_a_real_pair_are_those_that_a_person_has_looked_at()
    {
        var match = DraftMatch.Between(Read("seoul-identity-earlier.fountain"), Read("seoul-identity.fountain"));

        var doubtful = match.Lines.Where(l => l.Confidence < DraftMatch.Doubtful)
            .Select(l => string.Create(CultureInfo.InvariantCulture, $"{DiffJson.NameOf(l.Kind)} {match.A.Elements[l.A!.Value].Span.Line} {match.B.Elements[l.B!.Value].Span.Line} {l.Confidence}"));

        Golden.Matches(string.Join('\n', doubtful) + "\n", "seoul-identity-doubtful.txt");
    }

    private static Screenplay Read(string name)
    {
        var path = Corpus.File(Path.Combine("scripts", "seoul-identity", name));
        return ScreenplayReader.Read(File.ReadAllBytes(path), path).Screenplay;
    }
}
