using NetHelpDesk.Consent;

namespace NetHelpDesk.OtherSites.Minimal;

/// <summary>
/// A site of files in <c>wwwroot</c> and an API. Each page loads the script, which fetches the banner for those who have
/// something to decide; a single-page application does the same.
/// </summary>
public static class MinimalSite
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = OtherSite.CreateBuilder(args);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseNetHelpDeskConsent();
        app.Use(OtherSite.CountVisitorAsync);
        app.UseFileServer();
        app.MapGet("/api/greeting", (HttpContext context) =>
            context.GetConsent().IsGranted(CookieCategory.Tracking) ? "Thank you for letting us count." : "We do not count you.");
        return app;
    }
}
