using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>
/// Pages whose links htmx or Turbo follows without a reload, with a banner from the server below <c>/tag/</c> and with
/// one that the script fetches below <c>/script/</c>.
/// </summary>
public sealed class ClientSideSite() : HostedSite(Build())
{
    public const string Tracking = "visitor";

    private static WebApplication Build()
    {
        // The empty builder: no files are watched and no settings of the machine are read.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddNetHelpDeskConsent(options =>
            options.Cookies[Tracking] = new DeclaredCookie { Category = CookieCategory.Tracking, Purpose = "Counts visits" });
        var site = builder.Build();
        site.UseNetHelpDeskConsent();
        site.MapGet("/htmx.js", context => WriteScriptAsync(context, "htmx.org", "dist", "htmx.js"));
        site.MapGet("/turbo.js", context => WriteScriptAsync(context, "@hotwired", "turbo", "dist", "turbo.es2017-umd.js"));
        site.MapGet("/{library}/{banner}/{page}", WritePageAsync);
        return site;
    }

    private static async Task WriteScriptAsync(HttpContext context, params string[] path)
    {
        context.Response.ContentType = "text/javascript";
        await context.Response.WriteAsync(await NpmPackages.ReadAsync(path));
    }

    private static Task WritePageAsync(HttpContext context)
    {
        var (library, page) = (context.Request.RouteValues["library"], context.Request.RouteValues["page"]);
        var isTag = context.Request.RouteValues["banner"] is "tag";
        context.Response.Cookies.Append(Tracking, "1", new CookieOptions { MaxAge = TimeSpan.FromDays(1) });
        context.Response.ContentType = "text/html; charset=utf-8";
        return context.Response.WriteAsync($"""
            <!doctype html>
            <html lang="en">
            <head>
              <title>{page}</title>
              <link rel="icon" href="data:,">
              <script src="/{library}.js" defer></script>
              {(isTag ? "" : $"<script type=\"module\" src=\"{PrivacyChoicesPage.Path}/consent.js\"></script>")}
            </head>
            <body hx-boost:inherited="true">
              {(isTag ? BannerTag.RenderIn(context) : "")}
              <nav><a href="Home">Home</a> <a href="About">About</a></nav>
              <main><h1>{page}</h1></main>
              <footer><a href="{PrivacyChoicesPage.Path}" data-consent-open>Cookie choices</a></footer>
            </body>
            </html>
            """);
    }
}
