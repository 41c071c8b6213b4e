namespace NetHelpDesk.OtherSites;

/// <summary>What the sites have in common, and what does not differ by framework.</summary>
internal static class OtherSite
{
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // Named, because pages and settings are found by this name, and a test host goes by another.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(OtherSite).Assembly.GetName().Name,
        });
        builder.Services.AddNetHelpDeskConsent(builder.Configuration.GetSection("NetHelpDeskConsent"));
        return builder;
    }

    /// <summary>Counts visitors, as code does that knows nothing of consent.</summary>
    public static Task CountVisitorAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Cookies.ContainsKey("visitor"))
        {
            context.Response.Cookies.Append("visitor", Guid.NewGuid().ToString("N"), new CookieOptions { MaxAge = TimeSpan.FromDays(365) });
        }

        return next(context);
    }
}
