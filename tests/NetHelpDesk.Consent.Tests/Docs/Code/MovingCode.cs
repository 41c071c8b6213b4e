using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests.Docs.Code;

internal static class MovingCode
{
    public static void WithTheCookiePolicy(WebApplicationBuilder builder)
    {
        builder.Services.Configure<CookiePolicyOptions>(options => options.MinimumSameSitePolicy = SameSiteMode.Lax);
        builder.Services.AddNetHelpDeskConsent(builder.Configuration.GetSection("NetHelpDeskConsent"));

        var app = builder.Build();
        app.UseCookiePolicy();
        app.UseNetHelpDeskConsent();
    }
}
