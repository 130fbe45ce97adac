namespace Throughline.Ledger;

/// <summary>What happened.</summary>
public enum EventKind
{
    /// <summary>The production began; the first event of every log.</summary>
    ProductionMade,

    /// <summary>A signing key joined the log; the one before it, or the first event, vouches for it.</summary>
    KeyAdded,

    /// <summary>A draft came in.</summary>
    DraftAdded,

    /// <summary>Text changed.</summary>
    Edited,

    /// <summary>A note was written on a line.</summary>
    Noted,

    /// <summary>A line was tagged for a department.</summary>
    Tagged,

    /// <summary>A line, a scene or a character was put out of reach of proposals, or given free.</summary>
    Locked,

    /// <summary>A model or a colleague suggested something.</summary>
    ProposalMade,

    /// <summary>A person decided on a suggestion.</summary>
    ProposalDecided,

    /// <summary>Material of others came in.</summary>
    Imported,

    /// <summary>Something left the production.</summary>
    Exported,

    /// <summary>Somebody consented, on paper.</summary>
    ConsentGiven,

    /// <summary>A consent was taken back.</summary>
    ConsentWithdrawn,

    /// <summary>The production decided what models may be used for.</summary>
    PolicySet,

    /// <summary>A person stated something in their own name.</summary>
    Attested,

    /// <summary>A disclosure was handed over.</summary>
    Disclosed,

    /// <summary>A model was asked; written before anything is sent.</summary>
    ModelAsked,

    /// <summary>How the asking ended: answered, failed, stopped; with what it cost.</summary>
    ModelAnswered,

    /// <summary>A text and its salt were erased; its hash remains.</summary>
    Erased,

    /// <summary>The production is called something else.</summary>
    Renamed,

    /// <summary>Somebody made a link that lets one person into the production.</summary>
    MemberInvited,

    /// <summary>Such a link was taken back.</summary>
    InvitationRevoked,

    /// <summary>Somebody joined the production.</summary>
    MemberJoined,

    /// <summary>Somebody became something else in the production.</summary>
    RoleChanged,

    /// <summary>Somebody left the production, or was taken out.</summary>
    MemberRemoved,

    /// <summary>A token was made by which programs come in as a person.</summary>
    TokenMade,

    /// <summary>Such a token was revoked.</summary>
    TokenRevoked,

    /// <summary>Somebody's sign-in failed; once an hour at most.</summary>
    SignInRefused,

    /// <summary>A link was made by which somebody signs in anew.</summary>
    SignInLinkMade,

    /// <summary>Whoever keeps the studio closed somebody's account.</summary>
    AccountClosed,

    /// <summary>Whoever keeps the studio opened somebody's account again.</summary>
    AccountOpened,
}
