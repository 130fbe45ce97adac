namespace Throughline.Ledger;

/// <summary>What a person did with a proposal.</summary>
public enum Decision
{
    /// <summary>Took all of it as it was.</summary>
    All,

    /// <summary>Took a part of it.</summary>
    Part,

    /// <summary>Took it, changed.</summary>
    Changed,

    /// <summary>Took nothing.</summary>
    Refused,

    /// <summary>Took back what had been taken.</summary>
    Undone,
}
