namespace Throughline.Web.Imports;

/// <summary>Files that were recognised and wait for somebody's yes. They are forgotten after an hour: nothing was promised yet.</summary>
internal abstract class ImportShelf(TimeProvider clock)
{
    /// <summary>How long a file waits.</summary>
    protected static readonly TimeSpan Life = TimeSpan.FromHours(1);

    /// <summary>What time it is.</summary>
    protected DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Keeps a file.</summary>
    /// <returns>What it would become, with an id to accept it by.</returns>
    public ImportSummary Keep(string production, string name, byte[] bytes, ImportSummary recognised)
    {
        var summary = recognised with { Id = Guid.NewGuid(), Name = name };
        Keep(production, new WaitingImport(summary, bytes));
        return summary;
    }

    /// <summary>A file that waits; null when there is none, or none any more.</summary>
    public abstract WaitingImport? Find(string production, Guid id);

    /// <summary>Forgets a file.</summary>
    /// <returns>False when there was none.</returns>
    public abstract bool Remove(string production, Guid id);

    protected abstract void Keep(string production, WaitingImport import);
}

/// <summary>A file that waits.</summary>
internal sealed record WaitingImport(ImportSummary Summary, byte[] Bytes);
