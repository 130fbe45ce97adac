using System.Net;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Throughline.Web.Security;

namespace Throughline.Web.Tests;

public sealed class ApiTokenTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_with_the_token_needs_no_cookie_and_one_with_another_gets_nothing()
    {
        await using var studio = await TestStudio.StartAsync();
        using var program = studio.Stranger();
        program.DefaultRequestHeaders.Authorization = new("Bearer", studio.Server.Services.GetRequiredService<ApiToken>().Value);
        using var other = studio.Stranger();
        other.DefaultRequestHeaders.Authorization = new("Bearer", "tl_nothing");
        using var visitor = await studio.VisitorAsync();
        visitor.DefaultRequestHeaders.Authorization = new("Bearer", "tl_nothing");

        using var made = await program.PostAsJsonAsync("/api/v1/productions", new { title = "Tide" }, Cancel);
        using var refused = await other.GetAsync("/api/v1/productions", Cancel);
        using var both = await visitor.GetAsync("/api/v1/productions", Cancel);

        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, both.StatusCode);
    }

    [Fact]
    public async Task The_token_lies_in_its_file_from_the_start_and_only_the_user_can_read_it()
    {
        await using var studio = await TestStudio.StartAsync();
        var file = Path.Combine(studio.Settings.User.Path, "studio.token");

        Assert.Equal(studio.Server.Services.GetRequiredService<ApiToken>().Value, (await File.ReadAllTextAsync(file, Cancel)).Trim());
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }
}
