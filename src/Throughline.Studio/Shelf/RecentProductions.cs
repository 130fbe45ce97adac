using System.Collections.Immutable;
using System.Text.Json;

namespace Throughline.Studio.Shelf;

/// <summary>The productions that this user opened in the studio, and the port it was last found at, in a file of the user's own.</summary>
/// <param name="path">The file; made when first used. One that cannot be read counts as empty: it is a convenience and no record.</param>
public sealed class RecentProductions(string path)
{
    private const int Most = 50;
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };
    private readonly Lock _lock = new();

    /// <summary>The last opened first; those whose folder is gone are left out.</summary>
    public ImmutableArray<KnownProduction> List()
    {
        lock (_lock)
            return [.. Read().Productions.Where(known => ProductionFolder.IsProduction(known.Folder)).OrderByDescending(known => known.Opened)];
    }

    /// <summary>Puts a production at the head of the list.</summary>
    public void Add(KnownProduction production)
    {
        ArgumentNullException.ThrowIfNull(production);
        Change(file => file with { Productions = [production, .. file.Productions.Where(known => known.Id != production.Id).Take(Most - 1)] });
    }

    /// <summary>Calls a production what it is called now, if it is in the list.</summary>
    public void Rename(string id, string title)
    {
        if (List().Any(known => known.Id == id && known.Title != title))
            Change(file => file with { Productions = [.. file.Productions.Select(known => known.Id == id ? known with { Title = title } : known)] });
    }

    /// <summary>The port at which the studio was last found, or 0: the browser keeps unsent edits by address, so the address should stay.</summary>
    public int Port
    {
        get
        {
            lock (_lock)
                return Read().Port;
        }

        set => Change(file => file with { Port = value });
    }

    private void Change(Func<RecentFile, RecentFile> change)
    {
        lock (_lock)
        {
            try
            {
                var text = JsonSerializer.Serialize(change(Read()), Json);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                File.WriteAllText(path + ".tmp", text);
                File.Move(path + ".tmp", path, overwrite: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                throw new StudioException($"{path}: the list of recent productions could not be kept: {failure.Message}", failure);
            }
        }
    }

    private RecentFile Read()
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<RecentFile>(File.ReadAllText(path), Json) ?? new RecentFile([], 0) : new RecentFile([], 0);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return new RecentFile([], 0);
        }
    }

    private sealed record RecentFile(ImmutableArray<KnownProduction> Productions, int Port)
    {
        public ImmutableArray<KnownProduction> Productions { get; init; } = Productions.IsDefault ? [] : Productions;
    }
}
