namespace Throughline.Story.Lint.Craft;

internal sealed class CameraDirection() : PhraseRule("TL304", "camera-direction", "Action tells the camera what to do.", "camera-directions.tsv")
{
    protected override string Say(string words) => $"{words} directs the camera. In a script to be read, say what is seen and let the shot follow.";
}
