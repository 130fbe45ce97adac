using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Throughline.Web.Hosting;
using Throughline.Web.People.Storage;

namespace Throughline.Web.People;

/// <summary>How passkeys are asked for in this studio.</summary>
internal static class Passkeys
{
    public static void Configure(IdentityPasskeyOptions options, StudioAddress address)
    {
        ArgumentNullException.ThrowIfNull(options);
        // The passkey finds the person, and the device makes sure that it is them: there is nothing else to type.
        options.ResidentKeyRequirement = "required";
        options.UserVerificationRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.AuthenticatorTimeout = TimeSpan.FromMinutes(5);
        options.ServerDomain = address.Root?.Host;
        options.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && address.IsOrigin(context.Origin));
    }

    /// <summary>Somebody as passkeys know them.</summary>
    public static PasskeyUserEntity EntityOf(Guid id, string name) => new() { Id = id.ToString("D", CultureInfo.InvariantCulture), Name = name, DisplayName = name };

    /// <summary>A passkey that a browser made; null when it is none that was asked for here just now.</summary>
    public static async Task<(UserPasskeyInfo Passkey, PasskeyUserEntity Owner)?> ReadAsync(SignInManager<Person> signIn, JsonElement credential)
    {
        ArgumentNullException.ThrowIfNull(signIn);
        try
        {
            return credential.ValueKind == JsonValueKind.Object && await signIn.PerformPasskeyAttestationAsync(credential.GetRawText()) is { Succeeded: true } made ? (made.Passkey, made.UserEntity) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
