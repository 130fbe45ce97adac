using Throughline.Studio;
using Throughline.Studio.Media;

namespace Throughline.Web.Jobs;

/// <summary>ffmpeg as the studio finds it. It is looked for each time, so that one that is installed meanwhile is found.</summary>
/// <param name="path">Folders as PATH has them.</param>
internal sealed class StudioMedia(string path)
{
    /// <summary>What is missing, in a sentence; null when nothing is.</summary>
    public string? Missing
    {
        get
        {
            try
            {
                Find();
                return null;
            }
            catch (StudioException failure)
            {
                return failure.Message;
            }
        }
    }

    /// <exception cref="StudioException">It is not there.</exception>
    public Ffmpeg Find()
    {
        try
        {
            return Ffmpeg.Find(path);
        }
        catch (MediaException failure)
        {
            throw new StudioException(failure.Message, failure);
        }
    }
}
