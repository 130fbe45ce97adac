namespace Throughline.Web.People;

/// <summary>A provider of OpenID Connect by which people of the team may sign in.</summary>
/// <param name="Name">What its button says, such as the company's name.</param>
/// <param name="Authority">Its issuer address, below which <c>.well-known/openid-configuration</c> lies.</param>
/// <param name="Client">The id under which it knows this studio.</param>
/// <param name="Secret">The secret that goes with it; null for a public client, which is held by PKCE alone.</param>
internal sealed record OpenIdSettings(string Name, Uri Authority, string Client, string? Secret)
{
    private const string Prefix = "THROUGHLINE_OPENID_";

    /// <summary>Where the provider sends people back to.</summary>
    public const string CallbackPath = "/sign-in/openid/back";

    /// <summary>Reads it from the environment: <c>THROUGHLINE_OPENID_AUTHORITY</c>, <c>_CLIENT</c>, <c>_SECRET</c> or <c>_SECRET_FILE</c>, <c>_NAME</c>.</summary>
    /// <param name="variable">The value of a variable.</param>
    /// <param name="settings">The provider; null when none is named.</param>
    /// <returns>What is wrong, as a sentence, or null.</returns>
    public static string? Read(Func<string, string?> variable, out OpenIdSettings? settings)
    {
        ArgumentNullException.ThrowIfNull(variable);
        settings = null;
        string? Get(string name) => variable(Prefix + name) is { } value && value.Trim().Length > 0 ? value.Trim() : null;
        var (authority, client, secret, file) = (Get("AUTHORITY"), Get("CLIENT"), Get("SECRET"), Get("SECRET_FILE"));
        if (authority is null && client is null && secret is null && file is null)
            return null;
        if (authority is null || client is null)
            return $"{Prefix}AUTHORITY and {Prefix}CLIENT go together: the address of the provider, and the id under which it knows this studio.";
        // A provider on this machine is for trying things out; any other is asked by an encrypted line only.
        if (!Uri.TryCreate(authority, UriKind.Absolute, out var found) || !(found.Scheme == Uri.UriSchemeHttps || found.Scheme == Uri.UriSchemeHttp && found.IsLoopback))
            return $"{Prefix}AUTHORITY: {authority} is no https address of a provider.";
        if (secret is not null && file is not null)
            return $"Give {Prefix}SECRET or {Prefix}SECRET_FILE, not both.";
        if (file is not null)
        {
            try
            {
                secret = File.ReadAllText(file).Trim();
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return $"{Prefix}SECRET_FILE: {failure.Message}";
            }
        }

        settings = new OpenIdSettings(Get("NAME") ?? found.Host, found, client, secret);
        return null;
    }
}
