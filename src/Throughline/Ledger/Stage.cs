namespace Throughline.Ledger;

/// <summary>Whether something is meant to be seen by an audience.</summary>
public enum Stage
{
    /// <summary>For work only: temp music, a placeholder line, previsualisation.</summary>
    Temporary,

    /// <summary>Part of what is delivered.</summary>
    Final,
}
