using System.Security.Cryptography;

namespace Throughline.Web.Security;

/// <summary>What a browser is told with every answer: run, show and send nothing but the studio's own.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string NonceKey = "throughline.style-nonce";

    /// <summary>The word that lets the editor add its own style sheet; new for every answer. Nothing else is inline.</summary>
    public static string StyleNonce(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return (string)(context.Items[NonceKey] ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)));
    }

    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            var styles = context.Items[NonceKey] is string nonce ? $"'self' 'nonce-{nonce}'" : "'self'";
            headers.TryAdd("Content-Security-Policy",
                $"default-src 'none'; script-src 'self'; style-src {styles}; font-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
            headers.TryAdd("X-Content-Type-Options", "nosniff");
            headers.TryAdd("Referrer-Policy", "no-referrer");
            headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
            headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
            headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
            if (!headers.ContainsKey("Cache-Control"))
                headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(context);
    }
}
