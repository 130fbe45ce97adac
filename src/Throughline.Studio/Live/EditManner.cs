namespace Throughline.Studio.Live;

/// <summary>How an edit came about.</summary>
[GenerateSerializer]
public enum EditManner
{
    /// <summary>Written.</summary>
    Typed,

    /// <summary>Brought from elsewhere by the person.</summary>
    Pasted,

    /// <summary>A proposal, taken.</summary>
    Accepted,

    /// <summary>A draft that was added by other means.</summary>
    Imported,

    /// <summary>An edit taken back.</summary>
    Undone,
}
