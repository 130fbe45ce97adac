namespace Throughline.Text;

/// <summary>How much a <see cref="Diagnostic"/> matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,

    /// <summary>Probably not what the writer meant; everything was read.</summary>
    Warning,

    /// <summary>Part or all of the file could not be read.</summary>
    Error,
}
