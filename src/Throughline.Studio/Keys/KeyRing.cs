using Throughline.Credentials;
using Throughline.Credentials.ContentCredentials;
using Throughline.Ledger.Notes;

namespace Throughline.Studio.Keys;

/// <summary>
/// The secret keys of this user on this machine, a file each that nobody else may read. They are never inside a production.
/// </summary>
/// <param name="folder">Such as <c>~/.config/throughline/keys</c>; made when first used, mode 0700.</param>
public sealed class KeyRing(string folder)
{
    private const string ClaimEnding = ".claim.key";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>The key that signs under a name, or null when this user has none.</summary>
    /// <param name="name">Of the key, such as the origin of a log.</param>
    /// <param name="kind">What it signs.</param>
    public SigningKey? Find(string name, NoteSignatureKind kind) =>
        Open().FirstOrDefault(key => key.Public.Name == name && key.Public.Kind == kind);

    /// <summary>The key with a public half, or null when this user has not got it.</summary>
    public SigningKey? Find(NoteKey key) => Open().FirstOrDefault(mine => mine.Public == key);

    /// <summary>Makes a key and keeps it.</summary>
    public SigningKey Create(string name, NoteSignatureKind kind)
    {
        var key = SigningKey.Create(name, kind);
        Add(key);
        return key;
    }

    /// <summary>Keeps a key.</summary>
    public void Add(SigningKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        WriteSecret($"{key.Public.Id:x8}.{(key.Public.Kind == NoteSignatureKind.Note ? "log" : "witness")}.key", key.Export());
    }

    /// <summary>The person key of this user, made when first asked for: it opens private texts.</summary>
    public PersonKey Person()
    {
        var path = Path.Combine(Folder, "person.key");
        if (File.Exists(path))
            return PersonKey.Import(ReadSecret(path)) ?? throw new StudioException($"{path}: is damaged; put back a copy that was made with: throughline key export");
        var key = PersonKey.Create();
        WriteSecret("person.key", key.Export());
        return key;
    }

    /// <summary>The person key, unless this user has none yet.</summary>
    public PersonKey? FindPerson() => File.Exists(Path.Combine(Folder, "person.key")) ? Person() : null;

    /// <summary>The identity that signs Content Credentials for a production or a person, or null when this user has none.</summary>
    /// <param name="id">See <see cref="ClaimIdentity.Id"/>.</param>
    public ClaimIdentity? FindClaim(string id)
    {
        var path = Path.Combine(Folder, id + ClaimEnding);
        if (!File.Exists(path))
            return null;
        return ClaimIdentity.Import(ReadSecret(path)) is { } identity && identity.Id == id
            ? identity
            : throw new StudioException($"{path}: is damaged; put back a copy that was made with: throughline key export");
    }

    /// <summary>The same, made when first asked for.</summary>
    /// <param name="id">See <see cref="ClaimIdentity.Id"/>.</param>
    /// <param name="name">Of the production or the person.</param>
    /// <param name="now">From when a new one is valid.</param>
    public ClaimIdentity Claim(string id, string name, DateTimeOffset now)
    {
        if (FindClaim(id) is { } kept)
            return kept;
        var identity = ClaimIdentity.Create(id, name, now);
        Add(identity);
        return identity;
    }

    /// <summary>Keeps an identity.</summary>
    public void Add(ClaimIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        WriteSecret(identity.Id + ClaimEnding, identity.Export());
    }

    /// <summary>Every key as text, for moving to another machine.</summary>
    public string Export() => string.Concat(Files("*.key").Select(path => ReadSecret(path).Trim() + "\n"));

    /// <summary>Keeps every key of a text that <see cref="Export"/> made.</summary>
    /// <returns>How many.</returns>
    /// <exception cref="StudioException">A line is no key; nothing was kept.</exception>
    public int Import(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var signing = new List<SigningKey>();
        var claims = new List<ClaimIdentity>();
        PersonKey? person = null;
        for (var i = 0; i < lines.Length; i++)
        {
            if (PersonKey.Import(lines[i]) is { } read)
                person = read;
            else if (ClaimIdentity.Import(lines[i]) is { } claim)
                claims.Add(claim);
            else
                signing.Add(SigningKey.Import(lines[i]) ?? throw new StudioException($"Line {i + 1} is no key, or is damaged. No key was kept."));
        }

        if (person is not null && FindPerson() is { } mine && mine.PublicKey != person.PublicKey)
            throw new StudioException($"{Folder}: holds another person's key already; move {Path.Combine(Folder, "person.key")} away first. No key was kept.");
        if (claims.Find(claim => FindClaim(claim.Id) is { } mine && mine != claim) is { } other)
            throw new StudioException($"{Folder}: holds another certificate already; move {Path.Combine(Folder, other.Id + ClaimEnding)} away first. No key was kept.");
        if (person is not null)
            WriteSecret("person.key", person.Export());
        claims.ForEach(Add);
        foreach (var key in signing)
        {
            Add(key);
            key.Dispose();
        }

        return lines.Length;
    }

    private IEnumerable<SigningKey> Open()
    {
        foreach (var path in Files("*.log.key").Concat(Files("*.witness.key")))
            yield return SigningKey.Import(ReadSecret(path)) ?? throw new StudioException($"{path}: is no key, or is damaged. Move it away, or put back a copy.");
    }

    private IEnumerable<string> Files(string pattern) =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, pattern).Order(StringComparer.Ordinal) : [];

    private static string ReadSecret(string path)
    {
        try
        {
            // Copied here by hand or from a backup, it may have come with the rights of any file.
            if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != UnixFileMode.None)
                File.SetUnixFileMode(path, OwnerOnly);
            return File.ReadAllText(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"{path}: the key cannot be read: {failure.Message}", failure);
        }
    }

    private void WriteSecret(string name, string text)
    {
        try
        {
            if (OperatingSystem.IsWindows())
                Directory.CreateDirectory(Folder);
            else
                Directory.CreateDirectory(Folder, OwnerOnly | UnixFileMode.UserExecute);
            var path = Path.Combine(Folder, name);
            var temporary = path + ".tmp";
            File.Delete(temporary);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerOnly;
            using (var file = new StreamWriter(temporary, options))
                file.WriteLine(text);
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StudioException($"{Folder}: a key could not be kept: {failure.Message}", failure);
        }
    }
}
