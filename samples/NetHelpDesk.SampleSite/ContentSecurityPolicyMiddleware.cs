using Microsoft.Net.Http.Headers;
using NetHelpDesk.Site.ThirdParties;

namespace NetHelpDesk.Site;

/// <summary>
/// Nothing but the site's own files and those of the companies that it works with: the banner, and whatever waits for
/// consent, work under a strict policy.
/// </summary>
public sealed class ContentSecurityPolicyMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        // At the start of the response, because the exception handler clears headers that are set before.
        context.Response.OnStarting(static state =>
        {
            var response = (HttpResponse)state;
            response.Headers[HeaderNames.ContentSecurityPolicy] = PolicyFor(ThirdParty.OriginFor(response.HttpContext.Request));
            return Task.CompletedTask;
        }, context.Response);
        return next(context);
    }

    private static string PolicyFor(string thirdParty) =>
        $"default-src 'none'; script-src 'self' {thirdParty}; style-src 'self'; img-src 'self'; connect-src 'self' {thirdParty}; " +
        $"frame-src 'self' {thirdParty}; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";
}
