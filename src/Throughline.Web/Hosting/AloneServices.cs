using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Throughline.Studio.Shelf;
using Throughline.Web.Imports;
using Throughline.Web.Security;

namespace Throughline.Web.Hosting;

/// <summary>What only somebody who works alone has: productions in folders, one silo, a one-time address to come in by.</summary>
internal static class AloneServices
{
    public static void AddAlone(this WebApplicationBuilder builder, StudioSettings settings, RecentProductions recent)
    {
        builder.Services.AddSingleton<ProductionShelf>(_ => new FolderShelf(recent, settings.Home, settings.Edge));
        builder.Services.AddDataProtection().SetApplicationName("throughline").PersistKeysToFileSystem(PrivateFolder(settings.User.Seals));
        builder.Services.AddSingleton<Membership>().AddSingleton<ImportShelf, MemoryImports>();
        builder.Services.AddLocalSignIn();
        builder.UseLonelySilo();
    }

    /// <summary>Lets in whoever has the one-time address or the token file of the user who started the server.</summary>
    public static void AddLocalSignIn(this IServiceCollection services)
    {
        services.AddAuthentication("Studio")
            .AddPolicyScheme("Studio", null, scheme => scheme.ForwardDefaultSelector = context => TokenHandler.Brings(context.Request) ? TokenHandler.Name : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, TokenHandler>(TokenHandler.Name, null)
            .AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<StudioAddress>(SessionCookie.Configure);
    }

    // The seals are not encrypted on the disk; nobody else may read them.
    private static DirectoryInfo PrivateFolder(string path) =>
        OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
}
