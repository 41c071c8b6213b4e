namespace NetHelpDesk.OtherSites.Mvc;

/// <summary>A site of controllers and views. The banner is in <c>Views/_Layout.cshtml</c>.</summary>
public static class MvcSite
{
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = OtherSite.CreateBuilder(args);
        builder.Services.AddControllersWithViews()
            .AddRazorOptions(razor => razor.ViewLocationFormats.Add("/Mvc/Views/{0}.cshtml"));
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseNetHelpDeskConsent();
        app.Use(OtherSite.CountVisitorAsync);
        app.MapControllers();
        return app;
    }
}
