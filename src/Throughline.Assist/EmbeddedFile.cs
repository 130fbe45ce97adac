using System.Text;

namespace Throughline.Assist;

/// <summary>Files that are built into the assembly.</summary>
internal static class EmbeddedFile
{
    /// <summary>The bytes of a file, by its path in this project with dots.</summary>
    public static byte[] Bytes(string name)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream("Throughline.Assist." + name) ?? throw new ArgumentException($"There is no file {name} in the assembly.", nameof(name));
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    public static string Text(string name) => Encoding.UTF8.GetString(Bytes(name));
}
