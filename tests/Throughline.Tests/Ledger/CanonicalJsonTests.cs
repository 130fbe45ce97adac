using System.Text;
using System.Text.Json;
using CsCheck;
using Throughline.Ledger.Canonical;

namespace Throughline.Tests.Ledger;

public sealed class CanonicalJsonTests
{
    // RFC 8785, appendix B: the bits of a number and how it is written.
    public static TheoryData<string, string> Numbers => new()
    {
        { "0000000000000000", "0" },
        { "8000000000000000", "0" },
        { "0000000000000001", "5e-324" },
        { "8000000000000001", "-5e-324" },
        { "7fefffffffffffff", "1.7976931348623157e+308" },
        { "ffefffffffffffff", "-1.7976931348623157e+308" },
        { "4340000000000000", "9007199254740992" },
        { "c340000000000000", "-9007199254740992" },
        { "4430000000000000", "295147905179352830000" },
        { "44b52d02c7e14af5", "9.999999999999997e+22" },
        { "44b52d02c7e14af6", "1e+23" },
        { "44b52d02c7e14af7", "1.0000000000000001e+23" },
        { "444b1ae4d6e2ef4e", "999999999999999700000" },
        { "444b1ae4d6e2ef4f", "999999999999999900000" },
        { "444b1ae4d6e2ef50", "1e+21" },
        { "3eb0c6f7a0b5ed8c", "9.999999999999997e-7" },
        { "3eb0c6f7a0b5ed8d", "0.000001" },
        { "41b3de4355555553", "333333333.3333332" },
        { "41b3de4355555554", "333333333.33333325" },
        { "41b3de4355555555", "333333333.3333333" },
        { "41b3de4355555556", "333333333.3333334" },
        { "41b3de4355555557", "333333333.33333343" },
        { "becbf647612f3696", "-0.0000033333333333333333" },
        { "43143ff3c1cb0959", "1424953923781206.2" },
    };

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Numbers_are_written_as_the_specification_lists_them(string bits, string expected)
    {
        var number = BitConverter.UInt64BitsToDouble(Convert.ToUInt64(bits, 16));

        var written = Canonical(number.ToString("R", System.Globalization.CultureInfo.InvariantCulture));

        Assert.Equal(expected, written);
    }

    [Fact]
    public void Names_are_sorted_by_their_sixteen_bit_units()
    {
        var written = Canonical("""{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew","1":"One","\ud83d\ude00":"Emoji","\u0080":"Control","\u00f6":"Latin"}""");

        Assert.Equal("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"ö\":\"Latin\",\"€\":\"Euro Sign\",\"😀\":\"Emoji\",\"\ufb33\":\"Hebrew\"}", written);
    }

    [Fact]
    public void Only_what_must_be_escaped_is()
    {
        var written = Canonical(""" { "text" : "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/ <&>\u007f" , "list":[ 56 , {"d":true, "10":null , "1":[ ] } ] } """);

        Assert.Equal("{\"list\":[56,{\"1\":[],\"10\":null,\"d\":true}],\"text\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/ <&>\u007f\"}", written);
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""["\ud800"]""")]
    public void What_has_no_canonical_form_is_refused(string json)
    {
        using var document = JsonDocument.Parse(json);

        Assert.ThrowsAny<Exception>(() => CanonicalJson.Write(document.RootElement));
        Assert.False(CanonicalJson.IsCanonical(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void A_number_is_the_shortest_text_that_reads_back_the_same() =>
        Gen.Double.Where(double.IsFinite).Sample(number =>
            double.Parse(Canonical(number.ToString("R", System.Globalization.CultureInfo.InvariantCulture)), System.Globalization.CultureInfo.InvariantCulture) == number);

    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        var bytes = CanonicalJson.Write(document.RootElement);
        Assert.True(CanonicalJson.IsCanonical(bytes));
        return Encoding.UTF8.GetString(bytes);
    }
}
