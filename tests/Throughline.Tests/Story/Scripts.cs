using Throughline.Screenplays;
using Throughline.Screenplays.Fountain;
using Throughline.Text;

namespace Throughline.Tests.Story;

/// <summary>Small scripts whose numbers can be worked out by hand.</summary>
internal static class Scripts
{
    /// <summary>Two places, two days, three who speak and one who never does.</summary>
    public const string Lighthouse = """
        Title: The Lamp
        Author: A. Keeper
        Draft date: 1 May

        INT. LIGHTHOUSE - LAMP ROOM - NIGHT

        ADA (60) trims the wick. Her dog BRAN, 9, sleeps. CAPTAIN ROE, 50s, waits in the door.

        ADA
        The lamp is low.

        ROE
        Then fill it.

        ADA
        With what? The oil is gone.

        EXT. QUAY - CONTINUOUS

        Rain. Roe walks down to the boats.

        TOM
        No boats tonight, sir.

        ROE
        No lamp either.

        INT. LIGHTHOUSE - KITCHEN - MORNING

        Ada pours tea. Roe sits with his hat on.

        ADA
        It burned all night.

        INT. LIGHTHOUSE - LAMP ROOM - DAWN

        The wick, black and dry.

        """;

    public static Screenplay Read(string fountain) => FountainReader.Read(new SourceText(fountain, "script.fountain")).Screenplay;
}
