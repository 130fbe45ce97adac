namespace Throughline.Studio.Tests;

/// <summary>Looks for bytes in every file below a folder, as somebody would who steals the disk.</summary>
internal static class Traces
{
    public static IReadOnlyList<string> Of(byte[] bytes, string folder)
    {
        List<string> found = [];
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var content = new MemoryStream();
            file.CopyTo(content);
            if (content.GetBuffer().AsSpan(0, (int)content.Length).IndexOf(bytes) >= 0)
                found.Add(path);
        }

        return found;
    }
}
