using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Throughline.Assist.Settings;
using Throughline.Studio;
using Throughline.Web.Strings;

namespace Throughline.Web.Hosting;

/// <summary>What cannot be done as asked is said in its own sentence.</summary>
internal sealed class StudioExceptionHandler(IProblemDetailsService problems) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var (status, detail) = exception switch
        {
            StudioException { InnerException: DbException { IsTransient: true } } away => (StatusCodes.Status503ServiceUnavailable, away.Message),
            StudioException failure => (StatusCodes.Status409Conflict, failure.Message),
            SettingsException failure => (StatusCodes.Status409Conflict, failure.Message),
            Orleans.Runtime.OrleansException or TimeoutException => (StatusCodes.Status503ServiceUnavailable, AnswerWords.Of("NotReachable")),
            DbException or DbUpdateException => (StatusCodes.Status503ServiceUnavailable, AnswerWords.Of("DatabaseSilent")),
            BadHttpRequestException bad => (bad.StatusCode, null),
            _ => (0, null),
        };
        if (status == 0)
            return false;
        httpContext.Response.StatusCode = status;
        if (Problems.IsForPrograms(httpContext.Request.Path))
            return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = { Status = status, Detail = detail } });
        await Problems.ShowAsync(httpContext, status, detail ?? AnswerWords.Of("NotUnderstood"));
        return true;
    }
}
