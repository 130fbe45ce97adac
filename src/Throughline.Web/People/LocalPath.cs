namespace Throughline.Web.People;

/// <summary>An address that somebody is to be sent on to, which came from outside.</summary>
internal static class LocalPath
{
    /// <summary>The address when it lies in this studio, else the start.</summary>
    public static string Or(string? path, string otherwise = "/") =>
        path is ['/', ..] && !path.StartsWith("//", StringComparison.Ordinal) && !path.Any(c => c is '\\' || char.IsControl(c)) ? path : otherwise;
}
