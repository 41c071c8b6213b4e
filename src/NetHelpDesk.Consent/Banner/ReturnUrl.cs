using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent;

/// <summary>The address of the page that a visitor sees, also where an error page is shown in its place.</summary>
internal static class ReturnUrl
{
    public static string Of(HttpContext context)
    {
        var request = context.Request;
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is { } reExecuted)
        {
            return new PathString(reExecuted.OriginalPathBase).Add(reExecuted.OriginalPath).ToUriComponent()
                + reExecuted.OriginalQueryString;
        }

        return context.Features.Get<IExceptionHandlerPathFeature>() is { } failed
            ? request.PathBase.Add(failed.Path).ToUriComponent()
            : request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.ToUriComponent();
    }
}
