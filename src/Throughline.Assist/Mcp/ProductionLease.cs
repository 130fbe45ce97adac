using Throughline.Studio;

namespace Throughline.Assist.Mcp;

/// <summary>A production for as long as one call needs it.</summary>
/// <param name="production">Open.</param>
/// <param name="release">Gives it back.</param>
public sealed class ProductionLease(Production production, System.Action release) : IDisposable
{
    /// <summary>The production.</summary>
    public Production Production => production;

    /// <summary>Gives it back.</summary>
    public void Dispose() => release();
}

/// <summary>Lends a production, to read or to write in; whoever hosts the server decides how.</summary>
public delegate Task<ProductionLease> LendProduction(bool write, CancellationToken cancel);
