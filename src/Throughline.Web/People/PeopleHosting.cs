using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Throughline.Studio;
using Throughline.Web.Api;
using Throughline.Web.Hosting;
using Throughline.Web.People.Storage;
using Throughline.Web.Security;

namespace Throughline.Web.People;

/// <summary>The people of a team, as parts of the server.</summary>
internal static class PeopleHosting
{
    /// <summary>Adds them.</summary>
    /// <param name="services">The parts of the server.</param>
    /// <param name="connection">The team's database.</param>
    /// <param name="openId">The provider by which they may sign in; null for passkeys alone.</param>
    public static void AddPeople(this IServiceCollection services, string connection, OpenIdSettings? openId)
    {
        services.AddDbContextFactory<PeopleContext>(options => options.UsePeople(connection));
        services.AddSingleton<ILookupNormalizer, LookAlikes>();
        services.AddIdentityCore<Person>(options =>
        {
            // Names are of all scripts; PersonName reads them.
            options.User.AllowedUserNameCharacters = "";
            PeopleDatabase.Form(options);
        }).AddEntityFrameworkStores<PeopleContext>().AddSignInManager();
        services.AddOptions<IdentityPasskeyOptions>().Configure<StudioAddress>(Passkeys.Configure);
        var schemes = services.AddAuthentication("Studio")
            .AddPolicyScheme("Studio", null, scheme => scheme.ForwardDefaultSelector = context => TokenHandler.Brings(context.Request) ? PersonTokenHandler.Name : CookieAuthenticationDefaults.AuthenticationScheme)
            .AddScheme<AuthenticationSchemeOptions, PersonTokenHandler>(PersonTokenHandler.Name, null)
            .AddCookie(SessionCookies.Configure)
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, ceremony =>
            {
                // What a passkey was asked, until it answers.
                ceremony.Cookie.Name = "throughline-passkey";
                ceremony.Cookie.SameSite = SameSiteMode.Strict;
                ceremony.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                ceremony.ExpireTimeSpan = TimeSpan.FromMinutes(5);
            });
        if (openId is not null)
        {
            services.AddSingleton(openId);
            schemes.AddOpenIdConnect(OpenIdSignIn.Scheme, options => OpenIdSignIn.Configure(options, openId));
        }

        services.AddSingleton(new WaysIn(openId?.Name));
        services.AddSingleton<Membership, TeamMembership>();
        services.AddSingleton<OpenSockets>().AddHostedService(parts => parts.GetRequiredService<OpenSockets>());
        services.AddSingleton<RecordCarrier>().AddHostedService(parts => parts.GetRequiredService<RecordCarrier>());
        services.AddSingleton<RightsChanged>();
        services.AddScoped<PeopleRecord>().AddScoped<Sessions>().AddScoped<Tokens>().AddScoped<Links>().AddScoped<Members>().AddScoped<Joining>().AddScoped<PasskeyRefusals>();
    }

    /// <summary>Maps their addresses.</summary>
    public static void MapPeople(this WebApplication app)
    {
        var api = app.MapGroup("/api/v1").RequireRateLimiting(RateLimits.Api);
        api.MapSignIn();
        api.MapAccount();
        api.MapKeepers();
        api.MapGroup("/productions/{production}").MapPeople();
        if (app.Services.GetService<OpenIdSettings>() is not null)
            app.MapOpenId(api);
    }

    /// <summary>Brings the people's part of the team's database to the form of this program.</summary>
    /// <exception cref="StudioException">It cannot be reached, or was written by a newer program.</exception>
    public static async Task PrepareAsync(string connection, CancellationToken cancel)
    {
        await using var context = PeopleDatabase.Open(connection);
        await context.MigrateAsync(cancel);
        await FoldNamesAsync(context, cancel);
    }

    // Names that were kept before they were told apart as they are now; those of two who look the same stay as they are.
    private static async Task FoldNamesAsync(PeopleContext context, CancellationToken cancel)
    {
        var persons = await context.Users.ToListAsync(cancel);
        foreach (var same in persons.GroupBy(person => LookAlikes.Fold(person.UserName!), StringComparer.Ordinal).Where(same => same.Count() == 1))
            same.Single().NormalizedUserName = same.Key;
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>The link that makes the first person of a studio; null when there is somebody.</summary>
    public static async Task<Uri?> SetUpAsync(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Links>().SetUpAsync(cancel);
    }

    /// <summary>A link by which somebody signs in anew, made by whoever runs the server.</summary>
    /// <exception cref="StudioException">There is nobody of this name.</exception>
    public static async Task<Uri> ReturnAsync(IServiceProvider services, string name, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var person = PersonName.Read(name) is { } known ? await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByNameAsync(known) : null;
        if (person is not { Closed: null })
            throw new StudioException($"There is nobody called {name} in this studio.");
        return await scope.ServiceProvider.GetRequiredService<Links>().ReturnAsync(person, null, cancel);
    }
}

/// <summary>By what people can sign in here, besides passkeys.</summary>
/// <param name="Provider">What the provider is called; null when there is none.</param>
internal sealed record WaysIn(string? Provider);
