using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace NetHelpDesk.Consent.Tests.Docs.Code;

internal static class ScriptsCode
{
    public static void NonceOfThePage(WebApplicationBuilder builder)
    {
        builder.Services.AddNetHelpDeskConsent(builder.Configuration.GetSection("NetHelpDeskConsent"))
            .UseNonce(context => context.GetNonce());
    }

    public static async Task AnalyticsOnTheServerAsync(HttpContext context)
    {
        if (context.GetConsent().IsGranted(CookieCategory.Tracking))
        {
            await CountPageViewAsync(context);
        }
    }

    private static Task CountPageViewAsync(HttpContext context) => context.Response.WriteAsync("counted");
}
