using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A page that is kept in the output cache, with a banner that is the same for everybody.</summary>
public sealed class CachedSiteFixture : IAsyncLifetime
{
    private readonly WebApplication _site = Build();

    public string Address => _site.Urls.Single() + "/";

    public async ValueTask InitializeAsync() => await _site.StartAsync();

    public async ValueTask DisposeAsync() => await _site.DisposeAsync();

    private static WebApplication Build()
    {
        // The empty builder: no files are watched and no settings of the machine are read.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddOutputCache();
        builder.Services.AddNetHelpDeskConsent(options => options.BannerMode = BannerMode.CacheSafe);
        var site = builder.Build();
        site.UseNetHelpDeskConsent();
        site.UseOutputCache();
        site.MapGet("/", WriteAsync).CacheOutput();
        return site;
    }

    private static Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.Headers.CacheControl = "public, max-age=0";
        return context.Response.WriteAsync(
            $"<!doctype html><html lang=\"en\"><head><title>Cached</title></head><body>{BannerTag.RenderIn(context)}<main><h1>Cached</h1></main></body></html>");
    }
}
