using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;

namespace Throughline.Web.Api;

/// <summary>How much one person may ask at once: far more than a page does, far less than a loop can.</summary>
internal static class RateLimits
{
    /// <summary>The policy of the API.</summary>
    public const string Api = "api";

    /// <summary>The policy of what can be asked without having come in, by the address of whoever asks.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The policy of asking a partner: what takes long, and may have to be paid.</summary>
    public const string Ask = "ask";

    public static void AddRateLimits(this IServiceCollection services) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.AddPolicy(SignIn, context => RateLimitPartition.GetTokenBucketLimiter(
                Place(context.Connection.RemoteIpAddress),
                _ => new TokenBucketRateLimiterOptions { TokenLimit = 30, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(2), AutoReplenishment = true }));
            limiter.AddPolicy(Ask, context => RateLimitPartition.GetTokenBucketLimiter(
                context.User.Identity?.Name ?? context.Connection.RemoteIpAddress?.ToString() ?? "",
                _ => new TokenBucketRateLimiterOptions { TokenLimit = 20, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(3), AutoReplenishment = true }));
            limiter.AddPolicy(Api, context => RateLimitPartition.GetTokenBucketLimiter(
                context.User.Identity?.Name ?? Place(context.Connection.RemoteIpAddress),
                _ => new TokenBucketRateLimiterOptions { TokenLimit = 400, TokensPerPeriod = 100, ReplenishmentPeriod = TimeSpan.FromSeconds(1), AutoReplenishment = true }));
        });

    // Whoever has one address of the sixth version has all of its network.
    private static string Place(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
            return address?.MapToIPv4().ToString() ?? "";
        return new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), 0, 0, 0, 0, 0, 0, 0, 0]) + "/64";
    }
}
