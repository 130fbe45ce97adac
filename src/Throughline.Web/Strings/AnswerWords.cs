using System.Globalization;
using System.Resources;

namespace Throughline.Web.Strings;

/// <summary>Names <c>AnswerWords.resx</c>: what the studio answers to people when something cannot be done, and what its work is at.</summary>
internal sealed class AnswerWords
{
    private static readonly ResourceManager Words = new(typeof(AnswerWords));

    /// <summary>A sentence.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">What stands in its places.</param>
    public static string Of(string name, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, Words.GetString(name, CultureInfo.CurrentUICulture) ?? throw new ArgumentException($"There is no sentence {name}.", nameof(name)), values);
}
