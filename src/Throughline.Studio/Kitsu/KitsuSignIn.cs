namespace Throughline.Studio.Kitsu;

/// <summary>Who asks Kitsu. Kept in memory only, written nowhere.</summary>
/// <param name="Email">Of an account; empty with a token.</param>
/// <param name="Password">Its password; empty with a token.</param>
/// <param name="Token">Of a bot; empty with an account.</param>
public sealed record KitsuSignIn(string Email, string Password, string Token)
{
    /// <inheritdoc/>
    public override string ToString() => Token.Length > 0 ? "a bot" : Email;
}
