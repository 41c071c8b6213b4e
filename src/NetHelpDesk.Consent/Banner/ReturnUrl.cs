using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>The address of the page that a visitor sees, also where an error page is shown in its place.</summary>
internal static class ReturnUrl
{
    public static string Of(HttpContext context) => PathOf(context) + (ResponseCaching.IgnoresQuery(context) ? "" : QueryOf(context));

    /// <summary>Without the query, which caches that are shared by visitors may not tell apart.</summary>
    public static string PathOf(HttpContext context)
    {
        var request = context.Request;
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } reExecuted)
        {
            return new PathString(reExecuted.OriginalPathBase).Add(reExecuted.OriginalPath).ToUriComponent();
        }

        return context.Features.Get<IExceptionHandlerPathFeature>() is { } failed
            ? request.PathBase.Add(failed.Path).ToUriComponent()
            : request.PathBase.Add(request.Path).ToUriComponent();
    }

    private static string? QueryOf(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } reExecuted ? reExecuted.OriginalQueryString
        : context.Features.Get<IExceptionHandlerPathFeature>() is not null ? null
        : context.Request.QueryString.ToUriComponent();
}
