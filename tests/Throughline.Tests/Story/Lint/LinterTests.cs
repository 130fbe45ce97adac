using System.Collections.Immutable;
using CsCheck;
using Throughline.Screenplays.Fountain;
using Throughline.Story.Lint;
using Throughline.Tests.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Tests.Story.Lint;

public sealed class LinterTests
{
    private const string Script = "INT. HALL - DAY #1#\n\nMARA\nOne.\n\nILYAS\nTwo.\n\nMARA (CONT'D)\nThree.\n\nINT. - DAY #1#\n\nSuddenly, rain.\n";

    [Fact]
    public void Findings_come_in_order_of_place()
    {
        var found = Lint(Script, LintSettings.Default);

        Assert.Equal(["TL208", "TL106", "TL107"], found.Select(d => d.Code));
        Assert.Equal([9, 12, 12], found.Select(d => d.Span.Line));
    }

    [Fact]
    public void Craft_is_off_until_asked_for()
    {
        Assert.DoesNotContain(Lint(Script, LintSettings.Default), d => d.Code == "TL306");
        Assert.Contains(Lint(Script, LintSettings.Default with { Select = ["craft"] }), d => d.Code == "TL306");
        Assert.Contains(Lint(Script, LintSettings.Default with { Select = ["all"] }), d => d.Code == "TL306");
    }

    [Theory]
    [InlineData("TL107")]
    [InlineData("duplicate-scene-number")]
    [InlineData("Format")]
    public void A_rule_is_named_by_code_name_or_family(string word)
    {
        Assert.Contains(Lint(Script, LintSettings.Default with { Select = [word] }), d => d.Code == "TL107");
        Assert.DoesNotContain(Lint(Script, LintSettings.Default with { Ignore = [word] }), d => d.Code == "TL107");
    }

    [Fact]
    public void Settings_change_how_much_a_rule_matters()
    {
        var found = Lint(Script, LintSettings.Default with { Severities = [new RuleSeverity("TL208", Severity.Error)] });

        Assert.Equal(Severity.Error, found.Single(d => d.Code == "TL208").Severity);
    }

    [Fact]
    public void Names_declared_to_be_one_person_are_not_similar_names()
    {
        const string names = "INT. HALL - DAY\n\nMARTA waits.\n\nMARTA\n1.\n\nMARTA\n2.\n\nMARTA\n3.\n\nMATRA\n4.\n";

        Assert.Single(Lint(names, LintSettings.Default));
        Assert.Empty(Lint(names, LintSettings.Default with { Aliases = ImmutableDictionary<string, string>.Empty.Add("Matra", "Marta") }));
    }

    [Fact]
    public void A_script_made_in_memory_has_findings_without_a_place_and_without_repairs()
    {
        var read = FountainReader.Read(new SourceText(Script, "a.fountain")).Screenplay;
        var made = read with { Format = Throughline.Screenplays.ScreenplayFormat.None, Source = SourceText.Empty, Origin = null, Elements = [.. read.Elements.Select(e => e with { Span = SourceSpan.None })] };

        var found = Linter.Run(made, [], LintSettings.Default with { Select = ["all"] });

        Assert.Contains(found, d => d.Code == "TL208");
        Assert.All(found, d => Assert.Null(d.Fix));
    }

    [Fact]
    public void No_text_stops_the_linter_and_every_finding_lies_in_it()
    {
        RandomFountain.Text.Sample(text =>
        {
            foreach (var diagnostic in Lint(text, LintSettings.Default with { Select = ["all"] }))
            {
                Assert.InRange(diagnostic.Span.Start, 0, text.Length);
                Assert.InRange(diagnostic.Span.End, diagnostic.Span.Start, text.Length);
                if (diagnostic.Fix is { } fix)
                    TextEdit.Apply(text, fix.Edits);
            }
        }, iter: 2000);
    }

    [Fact]
    public void Repairing_twice_changes_nothing_more()
    {
        RandomFountain.Text.Sample(text =>
        {
            var once = Repair.Apply(new SourceText(text, "a"), Lint);
            var twice = Repair.Apply(once.Source, Lint);

            Assert.True(once.Left.Any(d => d.Fix is not null) || twice.Source.Text == once.Source.Text);
        }, iter: 1000);
    }

    private static ImmutableArray<Diagnostic> Lint(string text, LintSettings settings) => Lint(new SourceText(text, "a.fountain"), settings);

    private static ImmutableArray<Diagnostic> Lint(SourceText source) => Lint(source, LintSettings.Default with { Select = ["all"] });

    private static ImmutableArray<Diagnostic> Lint(SourceText source, LintSettings settings)
    {
        var reading = FountainReader.Read(source);
        return Linter.Run(reading.Screenplay, reading.Diagnostics, settings);
    }
}
