using Throughline.Proposals;

namespace Throughline.Tests.Proposals;

public sealed class ClaimCheckTests
{
    [Theory]
    [InlineData("the tide would wait", ClaimState.Exact)]
    [InlineData("You said  the TIDE would wait", ClaimState.Normalised)]
    [InlineData("the tide will wait", ClaimState.Unverified)]
    [InlineData("us.", ClaimState.Unverified)]
    [InlineData("half a pair \uD800 of letters", ClaimState.Unverified)]
    public void A_quote_is_looked_up(string words, ClaimState expected)
    {
        var (draft, _) = Suggested.Draft();

        Assert.Equal(expected, new ClaimCheck(draft).Check(new Claim("She trusted him.", [new Quote(Suggested.Line(draft, "You said").Id, words)])).State);
    }

    [Fact]
    public void A_quote_from_another_line_is_found_and_said_to_be_there()
    {
        var (draft, _) = Suggested.Draft();
        var check = new ClaimCheck(draft).Check(new Claim("Tom gives up.", [new Quote(draft.Elements[0].Id, "Tides never wait")]));

        Assert.Equal((ClaimState.Normalised, "Tides never wait."), (check.State, draft.Elements[check.Lines[0]].Text.Plain));
        Assert.Contains("another line", check.Why, StringComparison.Ordinal);
    }

    [Fact]
    public void One_false_quote_fails_the_claim_and_the_rate_says_so()
    {
        var (draft, _) = Suggested.Draft();
        var check = new ClaimCheck(draft);
        CheckedClaim[] all = [check.Check(new Claim("a", [new Quote(default, "Tides never wait."), new Quote(default, "They always do.")])), check.Check(new Claim("b", [])), check.Check(new Claim("c", [new Quote(default, "The boat is gone.")]))];

        Assert.Equal((1, 3), ClaimCheck.Rate(all));
        Assert.Equal("“They always do.” stands nowhere in the script.", all[0].Why);
        Assert.Equal("It quotes no line.", all[1].Why);
    }
}
