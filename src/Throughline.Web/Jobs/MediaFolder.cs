using Throughline.Effects.Images;
using Throughline.Studio;
using Throughline.Web.Strings;

namespace Throughline.Web.Jobs;

/// <summary>A folder of media on the machine of somebody who works alone.</summary>
internal static class MediaFolder
{
    private const int MostFiles = 200_000;

    /// <summary>The files in it, at any depth; links are not followed.</summary>
    /// <exception cref="StudioException">It cannot be looked through.</exception>
    public static IReadOnlyList<string> Files(string folder)
    {
        if (!Path.IsPathFullyQualified(folder))
            throw new StudioException(AnswerWords.Of("FolderPath", folder));
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 32, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint }).Take(MostFiles)];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudioException(AnswerWords.Of("FolderUnreadable", folder, failure.Message), failure);
        }
    }

    /// <summary>The header of an image; null when it cannot be read.</summary>
    public static ImageHeader? Header(string file)
    {
        using var stream = File.OpenRead(file);
        var head = new byte[Math.Min(stream.Length, ImageHeaderReader.Enough)];
        return ImageHeaderReader.Read(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
    }
}
