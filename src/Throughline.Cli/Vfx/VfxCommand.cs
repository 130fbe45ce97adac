using System.CommandLine;

namespace Throughline.Cli.Vfx;

/// <summary><c>throughline vfx</c>: effects shots from the bid to the turnover.</summary>
internal static class VfxCommand
{
    public static Command Create(CommandConsole console) => new("vfx", "Effects shots from the bid to what comes back: bid the script, find shots in a cut, hand plates over, and after a recut only what is missing.")
    {
        VfxBidCommand.Create(console),
        VfxShotsCommand.Create(console),
        VfxTurnoverCommand.Create(console),
        VfxReceiveCommand.Create(console),
        VfxPushCommand.Create(console),
    };
}
