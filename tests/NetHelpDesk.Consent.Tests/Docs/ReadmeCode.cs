using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using NetEscapades.AspNetCore.SecurityHeaders;
using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests.Docs;

/// <summary>The code of the README, line for line, so that the compiler reads it too.</summary>
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

    public static void TextsOfTheApplication(WebApplicationBuilder builder)
    {
        builder.Services.AddNetHelpDeskConsent(builder.Configuration.GetSection("NetHelpDeskConsent")).LocalizeWith<SharedResource>();
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

    public static void KeyOfACache(WebApplication app)
    {
        app.MapGet("/offers", (HttpContext context, HybridCache cache) =>
            cache.GetOrCreateAsync($"offers {context.GetConsent().VaryKey}", _ => LoadOffersAsync(context.GetConsent())));
    }

    public static void Diagnostics(WebApplication app)
    {
        app.MapNetHelpDeskConsentDiagnostics().RequireAuthorization("Staff");
    }

    public static async Task EveryCookieIsDeclaredAsync<T>(WebApplicationFactory<T> factory)
        where T : class
    {
        using var client = factory.CreateClient();
        await factory.Services.AssertAllCookiesDeclaredAsync(client, "/", "/articles", "/sign-in");
        await client.GiveConsentAsync("tracking");
    }

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

    private static ValueTask<string> LoadOffersAsync(IConsentFeature consent) =>
        ValueTask.FromResult(consent.IsGranted(CookieCategory.Advertising) ? "for you" : "for all");

    private static Task CountPageViewAsync(HttpContext context) => context.Response.WriteAsync("counted");

    private sealed class SharedResource;
}
