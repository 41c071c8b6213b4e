using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;

namespace NetHelpDesk.Consent;

/// <summary>
/// The address of the page that a visitor sees, also where an error page is shown in its place, and where a script fetches
/// a part for it.
/// </summary>
internal static class ReturnUrl
{
    public static string Of(HttpContext context) =>
        Fragment.Is(context.Request)
            ? MayBeStored(context) ? "" : Fragment.PageOf(context.Request) ?? ""
            : OwnPath(context) + (ResponseCaching.IgnoresQuery(context) ? "" : QueryOf(context));

    /// <summary>
    /// Without the query, which caches that are shared by visitors may not tell apart. Empty in a part of a page, which
    /// may be a part of several: then the page of choices leads back to where its visitor came from.
    /// </summary>
    public static string PathOf(HttpContext context) => Fragment.Is(context.Request) ? "" : OwnPath(context);

    private static string OwnPath(HttpContext context)
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

    private static bool MayBeStored(HttpContext context) =>
        context.Features.Get<IOutputCacheFeature>() is { Context.AllowCacheStorage: true };

    private static string? QueryOf(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is { } reExecuted ? reExecuted.OriginalQueryString
        : context.Features.Get<IExceptionHandlerPathFeature>() is not null ? null
        : context.Request.QueryString.ToUriComponent();
}
