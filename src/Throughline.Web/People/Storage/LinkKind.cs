namespace Throughline.Web.People.Storage;

/// <summary>What a link is good for.</summary>
internal enum LinkKind
{
    /// <summary>Makes the first person of a studio that has none.</summary>
    SetUp,

    /// <summary>Lets somebody into a production.</summary>
    Invitation,

    /// <summary>Lets somebody in again who cannot sign in any more.</summary>
    Return,
}
