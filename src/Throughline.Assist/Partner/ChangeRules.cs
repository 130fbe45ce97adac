using Throughline.Assist.Roles;
using Throughline.Screenplays;
using Throughline.Story;

namespace Throughline.Assist.Partner;

/// <summary>Where in the script stands what somebody thinks of changing: all that the rules built in can say of "what if".</summary>
internal sealed class ChangeRules(ScriptReport report, Citing citing)
{
    private const int LongWord = 4;
    private const double TooCommon = 0.1;

    /// <summary>For each scene the first line that names a person, a place or a rarer word of the question.</summary>
    public IEnumerable<Finding> Find(string words)
    {
        var script = report.Screenplay;
        var scenes = Scene.Of(script);
        foreach (var term in Terms(words))
        {
            foreach (var scene in scenes)
            {
                var at = Enumerable.Range(scene.FirstElement, scene.Elements.Length).FirstOrDefault(i => script.Elements[i].IsPrinted && citing.CanQuote(i) && Stands(script.Elements[i].Text.Plain, term), -1);
                if (at >= 0)
                    yield return citing.Find("names it", scene.Index, $"“{term}” stands here.", at);
            }
        }
    }

    private IEnumerable<string> Terms(string words)
    {
        var printed = report.Screenplay.Elements.Where(element => element.IsPrinted).Select(element => element.Text.Plain).ToArray();
        string[] named = [.. report.People.Select(person => person.Name).Concat(report.Places.Select(place => place.Name)).Where(name => name.Length > 1 && Stands(words, name)).Distinct(StringComparer.OrdinalIgnoreCase)];
        var others = words.Split([' ', '\n', ',', '.', '?', '!', ';', ':', '"', '“', '”', '—', '(', ')'], StringSplitOptions.RemoveEmptyEntries)
            .Select(word => word.EndsWith("'s", StringComparison.Ordinal) || word.EndsWith("’s", StringComparison.Ordinal) ? word[..^2] : word)
            .Where(word => word.Length >= LongWord && !named.Any(name => Stands(name, word)))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(word => printed.Count(text => Stands(text, word)) is var count && count > 0 && count <= Math.Max(3, printed.Length * TooCommon));
        return named.Concat(others);
    }

    private static bool Stands(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])))
                return true;
        }

        return false;
    }
}
