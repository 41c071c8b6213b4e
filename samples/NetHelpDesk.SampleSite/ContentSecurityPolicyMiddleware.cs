using Microsoft.Net.Http.Headers;

namespace NetHelpDesk.Site;

/// <summary>Nothing but the site's own files: the banner and its script work under a strict policy.</summary>
public sealed class ContentSecurityPolicyMiddleware(RequestDelegate next)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; " +
        "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the start of the response, because the exception handler clears headers that are set before.
        context.Response.OnStarting(static state =>
        {
            ((HttpResponse)state).Headers[HeaderNames.ContentSecurityPolicy] = Policy;
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }
}
