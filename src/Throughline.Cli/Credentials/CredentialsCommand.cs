using System.CommandLine;

namespace Throughline.Cli.Credentials;

/// <summary><c>throughline credentials show|verify|sign|root</c>.</summary>
internal static class CredentialsCommand
{
    /// <summary>What no signature can show, said wherever one is shown.</summary>
    public const string Limits = "Content Credentials show who signed a file, what they say of it, and that it has not changed since. They cannot show that what is said is true.";

    public static Command Create(CommandConsole console) => new("credentials", "Content Credentials (C2PA): what a file says of where it comes from, and who signed that.")
    {
        CredentialsShow.Create(console),
        CredentialsVerify.Create(console),
        CredentialsSign.Create(console),
        CredentialsRoot.Create(console),
    };
}
