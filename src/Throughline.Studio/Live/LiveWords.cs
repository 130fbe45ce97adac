namespace Throughline.Studio.Live;

/// <summary>The words for manners, in the database and in JSON.</summary>
public static class LiveWords
{
    /// <summary>The word for a manner.</summary>
    public static string Of(EditManner manner) => manner switch
    {
        EditManner.Pasted => "pasted",
        EditManner.Accepted => "accepted",
        EditManner.Imported => "imported",
        EditManner.Undone => "undone",
        _ => "typed",
    };

    /// <summary>The manner that a word stands for; typed when it is none.</summary>
    public static EditManner Read(string? word) => word switch
    {
        "pasted" => EditManner.Pasted,
        "accepted" => EditManner.Accepted,
        "imported" => EditManner.Imported,
        "undone" => EditManner.Undone,
        _ => EditManner.Typed,
    };
}
