using System.Runtime.CompilerServices;

namespace Throughline.Tests;

/// <summary>Compares what people see with a file beside the test; UPDATE_GOLDEN=1 rewrites the file, for a person to look at.</summary>
internal static class Golden
{
    /// <param name="actual">What the program made.</param>
    /// <param name="name">File name in the folder <c>Golden</c> beside the test.</param>
    /// <param name="test">The test's own path.</param>
    public static void Matches(string actual, string name, [CallerFilePath] string test = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(test)!, "Golden", name);
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }

        Assert.True(File.Exists(path), $"{path} is missing: run with UPDATE_GOLDEN=1, look at it, and commit it.");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
