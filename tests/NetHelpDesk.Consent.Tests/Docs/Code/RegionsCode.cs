using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests.Docs.Code;

internal static class RegionsCode
{
    public static void ByHeader(WebApplicationBuilder builder)
    {
        builder.Services.AddNetHelpDeskConsent(builder.Configuration.GetSection("NetHelpDeskConsent"))
            .UseRegion(context => context.Request.Headers["X-Visitor-Region"]);
    }
}
