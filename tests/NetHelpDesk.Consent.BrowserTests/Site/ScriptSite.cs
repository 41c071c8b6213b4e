using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>
/// A site with one page that a test writes, and with scripts that say when they ran: <c>/s/name.js</c>, which takes as
/// many milliseconds as <c>?takes=</c> says.
/// </summary>
internal sealed class ScriptSite : IAsyncDisposable
{
    /// <summary>Starts what waits.</summary>
    public const string Gate = """<script type="module" src="/privacy-choices/gate.js"></script>""";

    private readonly WebApplication _app;

    private ScriptSite(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    /// <param name="page">The head and the body of the page, after what the library puts into the head.</param>
    /// <param name="options">Changes the default options.</param>
    /// <param name="policy">The content security policy.</param>
    public static Task<ScriptSite> StartAsync(string page, Action<ConsentOptions>? options = null, string? policy = null) =>
        StartAsync(_ => page, options, policy);

    public static async Task<ScriptSite> StartAsync(
        Func<HttpContext, string> page, Action<ConsentOptions>? options = null, string? policy = null)
    {
        // The empty builder: no files are watched and no settings of the machine are read.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddNetHelpDeskConsent(options ?? (_ => { }));
        var app = builder.Build();
        app.UseNetHelpDeskConsent();
        app.MapGet("/s/{name}.js", async (HttpContext context, string name, int? takes) =>
        {
            await Task.Delay(takes ?? 0, context.RequestAborted);
            context.Response.ContentType = "text/javascript";
            await context.Response.WriteAsync($"(window.ran ??= []).push('{name}' + (document.currentScript?.id ?? ''));");
        });
        app.MapGet("/{**path}", context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            if (policy is not null)
            {
                context.Response.Headers.ContentSecurityPolicy = policy;
            }

            return context.Response.WriteAsync($"<!doctype html><html lang=\"en\"><head>{Head(context)}<title>Page</title>{page(context)}</html>");
        });
        await app.StartAsync();
        return new ScriptSite(app);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>What the library puts first into the head of a Razor page.</summary>
    private static string Head(HttpContext context)
    {
        var head = new ConsentHeadTagHelper { ViewContext = new ViewContext { HttpContext = context } };
        var output = new TagHelperOutput("head", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        head.Process(new TagHelperContext([], new Dictionary<object, object>(), "head"), output);
        using var html = new StringWriter();
        output.PreContent.WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }
}
