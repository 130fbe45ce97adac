using System.Collections.Concurrent;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;
using Throughline.Assist.Mcp;
using Throughline.Web.Api;

namespace Throughline.Web.Mcp;

/// <summary>Gives each request of an attached program its production.</summary>
internal sealed class ProgramDesk(IGrainFactory grains, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>Sets up the server of one request.</summary>
    public async Task ConfigureAsync(HttpContext context, McpServerOptions options)
    {
        var access = await ProductionAccess.BindAsync(context) ?? throw new InvalidOperationException("The production of the request was not found before.");
        // Older programs say who they are in a handshake only, which is another request.
        options.KnownClientInfo = Named(context.Request.Headers.UserAgent.ToString());
        ScriptServer.Configure(options, new AttachedStudio(access, _turns.GetOrAdd(access.Production.Id, _ => new SemaphoreSlim(1, 1)), grains), clock);
    }

    // RFC 9110, section 10.1.5: the first product is the program's own.
    private static Implementation? Named(string userAgent)
    {
        if (userAgent.Split(' ', 2)[0].Split('/', 2) is not [{ Length: > 0 } name, ..] parts)
            return null;
        return new Implementation { Name = name, Version = parts.Length > 1 ? parts[1] : "" };
    }
}
