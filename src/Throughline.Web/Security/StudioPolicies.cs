using Microsoft.AspNetCore.Authorization;

namespace Throughline.Web.Security;

/// <summary>Who may do what.</summary>
internal static class StudioPolicies
{
    /// <summary>Anybody who came in.</summary>
    public static AuthorizationPolicy SignedIn { get; } = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build();
}
