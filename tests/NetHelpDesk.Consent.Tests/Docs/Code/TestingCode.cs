using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests.Docs.Code;

internal static class TestingCode
{
    public static async Task EveryCookieIsDeclaredAsync<T>(WebApplicationFactory<T> factory)
        where T : class
    {
        using var client = factory.CreateClient();
        await factory.Services.AssertAllCookiesDeclaredAsync(client, "/", "/articles", "/sign-in");
    }

    public static async Task VisitorWhoHasChosenAsync(HttpClient client)
    {
        await client.GiveConsentAsync("tracking");
    }

    public static void DefinePolicy(WebApplicationBuilder builder)
    {
        builder.Services.AddAuthorizationBuilder().AddPolicy("Staff", policy => policy.RequireRole("Staff"));
    }

    public static void Health(WebApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddNetHelpDeskConsent();
    }

    public static void Diagnostics(WebApplication app)
    {
        app.MapNetHelpDeskConsentDiagnostics().RequireAuthorization("Staff");
    }

    internal sealed class WithheldCookies : ICookieVerdictObserver
    {
        public ConcurrentBag<string> Names { get; } = [];

        public void OnVerdict(HttpContext context, in CookieVerdict verdict)
        {
            if (verdict.Action == CookieAction.Withhold)
            {
                Names.Add(verdict.CookieName);
            }
        }
    }
}
