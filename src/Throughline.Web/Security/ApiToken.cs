using System.Security.Cryptography;
using System.Text;
using Throughline.Studio.Shelf;

namespace Throughline.Web.Security;

/// <summary>The token by which programs of this user come in without a browser: <c>Authorization: Bearer …</c>. It lies where only the user can read it.</summary>
internal sealed class ApiToken(UserFolder user)
{
    private readonly Lock _lock = new();
    private string? _token;

    /// <summary>The token; made when first asked for.</summary>
    public string Value
    {
        get
        {
            lock (_lock)
                return _token ??= Read() ?? Make();
        }
    }

    /// <summary>Whether somebody has it.</summary>
    public bool Is(string candidate) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(candidate)), SHA256.HashData(Encoding.UTF8.GetBytes(Value)));

    private string File => Path.Combine(user.Path, "studio.token");

    private string? Read() => System.IO.File.Exists(File) && System.IO.File.ReadAllText(File).Trim() is { Length: >= 32 } kept ? kept : null;

    private string Make()
    {
        var token = "tl_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        Directory.CreateDirectory(user.Path);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new StreamWriter(File, options);
        file.WriteLine(token);
        return token;
    }
}
