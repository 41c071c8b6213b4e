namespace NetHelpDesk.OtherSites.Blazor;

/// <summary>A Blazor Web App with static and interactive pages. The banner is in <c>App.razor</c>.</summary>
public static class BlazorSite
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = OtherSite.CreateBuilder(args);
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseNetHelpDeskConsent();
        app.Use(OtherSite.CountVisitorAsync);
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
        return app;
    }
}
