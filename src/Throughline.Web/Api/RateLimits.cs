using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Throughline.Web.Api;

/// <summary>
/// How much one person may ask at once: far more than a page does, far less than a loop can. It reads the same metadata as ASP.NET Core's own
/// middleware, which is not used because nothing disposes of its limiter: the timer in it keeps a studio that was stopped in memory.
/// </summary>
internal sealed class RateLimits : IMiddleware, IDisposable
{
    /// <summary>The policy of the API.</summary>
    public const string Api = "api";

    /// <summary>The policy of what can be asked without having come in, by the address of whoever asks.</summary>
    public const string SignIn = "sign-in";

    /// <summary>The policy of asking a partner: what takes long, and may have to be paid.</summary>
    public const string Ask = "ask";

    private readonly PartitionedRateLimiter<(string Policy, HttpContext Context)> _limiter = PartitionedRateLimiter.Create<(string Policy, HttpContext Context), (string Policy, string Who)>(
        asked => RateLimitPartition.GetTokenBucketLimiter((asked.Policy, WhoOf(asked.Policy, asked.Context)), bucket => BucketOf(bucket.Policy)));

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName is not { } policy || IsWithin(policy, context))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Task.CompletedTask;
    }

    public void Dispose() => _limiter.Dispose();

    private bool IsWithin(string policy, HttpContext context)
    {
        using var lease = _limiter.AttemptAcquire((policy, context));
        return lease.IsAcquired;
    }

    private static TokenBucketRateLimiterOptions BucketOf(string policy) => policy switch
    {
        SignIn => new TokenBucketRateLimiterOptions { TokenLimit = 30, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(2) },
        Ask => new TokenBucketRateLimiterOptions { TokenLimit = 20, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromSeconds(3) },
        Api => new TokenBucketRateLimiterOptions { TokenLimit = 400, TokensPerPeriod = 100, ReplenishmentPeriod = TimeSpan.FromSeconds(1) },
        _ => throw new ArgumentException($"There is no policy {policy}.", nameof(policy)),
    };

    private static string WhoOf(string policy, HttpContext context) =>
        policy == SignIn || context.User.Identity?.Name is not { } name ? Place(context.Connection.RemoteIpAddress) : name;

    // Whoever has one address of the sixth version has all of its network.
    private static string Place(IPAddress? address)
    {
        if (address is not { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false })
            return address?.MapToIPv4().ToString() ?? "";
        return new IPAddress([.. address.GetAddressBytes().AsSpan(0, 8), 0, 0, 0, 0, 0, 0, 0, 0]) + "/64";
    }
}
