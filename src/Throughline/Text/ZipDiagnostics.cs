namespace Throughline.Text;

/// <summary>What is said of a zip that could not be read.</summary>
internal static class ZipDiagnostics
{
    /// <summary>One sentence for a person, under the code <c>001</c> with the format's letters before it; <c>002</c> for a password.</summary>
    /// <param name="failure">Why; anything but <see cref="ZipFailure.None"/>.</param>
    /// <param name="entry">The entry it failed on, or empty.</param>
    /// <param name="name">The file.</param>
    /// <param name="codes">The letters.</param>
    /// <param name="program">The program that writes such files.</param>
    public static Diagnostic Of(ZipFailure failure, string entry, string name, string codes, string program)
    {
        var inside = entry.Length == 0 ? "" : $" (at {entry})";
        var message = failure switch
        {
            ZipFailure.NotAZip => $"{name} is not a {program} file: it is not a zip. Open it in {program} and save it again.",
            ZipFailure.Damaged => $"{name} is damaged{inside}: it is cut off or was changed on its way. Look for another copy.",
            ZipFailure.Encrypted => $"{name} is locked with a password{inside}. Open it in {program}, take the password off, and save it again.",
            ZipFailure.TooManyEntries => $"{name} holds more than {BoundedZip.MaxEntries} files, which no script does; it was not read.",
            ZipFailure.TooLarge => $"{name} would unpack to far more than a script can be{inside}; it was not read.",
            _ => $"{name} holds a file whose name leads outside it{inside}; it was not read.",
        };
        return new Diagnostic(codes + (failure == ZipFailure.Encrypted ? "002" : "001"), Severity.Error, SourceSpan.None, message);
    }
}
