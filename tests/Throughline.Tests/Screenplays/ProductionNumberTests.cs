using CsCheck;
using Throughline.Screenplays;

namespace Throughline.Tests.Screenplays;

public sealed class ProductionNumberTests
{
    [Theory]
    [InlineData("12", "13", 1, "12A")]
    [InlineData("12", "13", 3, "12A 12B 12C")]
    [InlineData("12A", "13", 2, "12B 12C")]
    [InlineData("12", "12A", 2, "A12A B12A")]
    [InlineData("A12A", "12A", 1, "B12A")]
    [InlineData("A12A", "B12A", 1, "AB12A")]
    [InlineData("12H", "13", 2, "12J 12K")]
    [InlineData(null, "1", 2, "A1 B1")]
    [InlineData("110", null, 1, "110A")]
    [InlineData("I-1-A", "I-2", 1, "I-1-AA")]
    public void What_is_put_in_between_gets_letters(string? left, string? right, int count, string expected) =>
        Assert.Equal(expected, string.Join(' ', ProductionNumber.Between(left, right, count, new HashSet<string>())));

    [Fact]
    public void A_number_that_was_given_is_not_given_again() =>
        Assert.Equal(["12B"], ProductionNumber.Between("12", "13", 1, new HashSet<string> { "12A" }));

    [Fact]
    public void However_often_something_is_put_in_the_numbers_stay_in_order() =>
        Gen.Int[0, 1000].Array[1, 60].Sample(places =>
        {
            List<string> numbers = ["1", "2", "3"];
            foreach (var place in places)
            {
                var at = place % (numbers.Count + 1);
                numbers.InsertRange(at, ProductionNumber.Between(at > 0 ? numbers[at - 1] : null, at < numbers.Count ? numbers[at] : null, 1 + place % 2, numbers.ToHashSet()));
            }

            var read = numbers.ConvertAll(n => ProductionNumber.TryParse(n, out var number) ? number : default);
            return numbers.Distinct().Count() == numbers.Count && read.Zip(read.Skip(1)).All(pair => pair.First.IsBefore(pair.Second));
        });
}
