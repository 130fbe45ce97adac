namespace Throughline.Ledger;

/// <summary>Where material comes from.</summary>
public enum Origin
{
    /// <summary>A person made it.</summary>
    Human,

    /// <summary>A model made it.</summary>
    Machine,

    /// <summary>A model made it, and a person changed it.</summary>
    MachineEdited,

    /// <summary>It came from outside the production; who or what made it is not known.</summary>
    ThirdParty,
}
