using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests.Docs.Code;

/// <summary>The code of the README and of the package's page.</summary>
internal static class ReadmeCode
{
    public static void TwoCalls(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddNetHelpDeskConsent(builder.Configuration.GetSection("NetHelpDeskConsent"));

        var app = builder.Build();
        app.UseNetHelpDeskConsent();
        app.MapGet("/", () => "Hello");
        app.Run();
    }

    public static void CategoryInCode(WebApplication app)
    {
        app.MapGet("/article", async (HttpContext context) =>
        {
            context.Response.Cookies.Append("ad_interest", "printers", new CookieOptions().InCategory(CookieCategory.Advertising));
            if (context.GetConsent().IsGranted(CookieCategory.Tracking))
            {
                await CountPageViewAsync(context);
            }
        });
    }

    private static Task CountPageViewAsync(HttpContext context) => context.Response.WriteAsync("counted");
}
