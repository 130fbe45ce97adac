using Throughline.Assist.Roles;

namespace Throughline.Assist.Tests.Roles;

public sealed class QuestionFormTests
{
    private const string Script = "INT. FERRY - DAY\n\nRain.\n\nANA\nDid you lock the shed?\n\nEXT. PIER - NIGHT\n\nBEN\nNever.\n";

    [Theory]
    [InlineData("executor", "alternatives", QuestionFault.NeedsSelection)]
    [InlineData("actor", "", QuestionFault.NeedsCharacter)]
    [InlineData("ladder", "change", QuestionFault.NeedsQuestion)]
    public void What_a_task_needs_is_asked_for(string role, string what, QuestionFault fault)
    {
        var form = new QuestionForm { Task = RoleTask.Find(role, what)! };

        Assert.Equal(fault, form.On(TestScripts.Of(Script), "draft-1", byRules: false).Fault);
    }

    [Fact]
    public void What_is_not_there_is_named()
    {
        var form = new QuestionForm { Task = RoleTask.Find("audience", "")! };
        QuestionFault On(QuestionForm it) => it.On(TestScripts.Of(Script), "draft-1", byRules: true).Fault;

        Assert.Equal(QuestionFault.NoSuchScene, On(form with { Scene = "3" }));
        Assert.Equal(QuestionFault.NoSuchLastScene, On(form with { UpTo = "3" }));
        Assert.Equal(QuestionFault.NobodySpeaks, On(form with { Character = "CLARA" }));
        Assert.Equal(QuestionFault.NoRange, On(form with { Range = "9-" }));
        Assert.Equal(QuestionFault.NothingThere, On(form with { Range = "900" }));
        Assert.Equal(QuestionFault.NothingThere, On(form with { Chosen = ([], "the selected lines") }));
        Assert.Equal(QuestionFault.NoSuchStructure, On(form with { Structure = "five acts" }));
    }

    [Fact]
    public void Of_what_one_person_says_the_names_are_left_out_and_the_rules_can_tell_what_somebody_knows_unasked()
    {
        var script = TestScripts.Of(Script);
        var words = new QuestionForm { Task = RoleTask.Find("executor", "alternatives")!, Character = "ana", Constraint = "shorter" };
        var actor = new QuestionForm { Task = RoleTask.Find("actor", "")!, Character = "BEN", UpTo = "1" };

        var question = words.On(script, "draft-1", byRules: false).Question!;

        Assert.Equal("Did you lock the shed?", script.Elements[Assert.Single(question.Selection)].Text.Plain);
        Assert.Equal((0, QuestionFault.None), (actor.On(script, "draft-1", byRules: true).Question!.UpTo, actor.On(script, "draft-1", byRules: true).Fault));
        Assert.Equal(QuestionFault.NeedsQuestion, actor.On(script, "draft-1", byRules: false).Fault);
    }
}
