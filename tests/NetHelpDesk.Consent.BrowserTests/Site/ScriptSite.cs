using System.Collections.Concurrent;
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

    /// <summary>Every path that was asked for: what a browser fetches ahead, it does not tell its tests.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <param name="page">The head and the body of the page, after what the library puts into the head.</param>
    /// <param name="options">Changes the default options.</param>
    /// <param name="policy">The content security policy.</param>
    /// <param name="before">What stands before all else in the head.</param>
    public static Task<ScriptSite> StartAsync(string page, Action<ConsentOptions>? options = null, string? policy = null, string before = "") =>
        StartAsync(_ => page, options, policy, before);

    public static async Task<ScriptSite> StartAsync(
        Func<HttpContext, string> page, Action<ConsentOptions>? options = null, string? policy = null, string before = "")
    {
        // The empty builder: no files are watched and no settings of the machine are read.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddNetHelpDeskConsent(options ?? (_ => { }));
        var app = builder.Build();
        var site = new ScriptSite(app);
        app.Use((context, next) =>
        {
            site.Asked.Enqueue(context.Request.Path);
            return next(context);
        });
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

            return context.Response.WriteAsync($"<!doctype html><html lang=\"en\"><head>{before}{Head(context)}<title>Page</title>{page(context)}</html>");
        });
        await app.StartAsync();
        return site;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    /// <summary>Content that waits, as the server writes it.</summary>
    public static string Waiting(string category, string content, string? nonce = null) =>
        $"<template{(nonce is null ? "" : $" nonce=\"{nonce}\"")} data-consent-category=\"{category}\" data-consent-html=\"{HtmlEncoder.Default.Encode(content)}\"></template>";

    /// <summary>An element with <c>consent-category</c>, as Razor writes it.</summary>
    public static string Element(HttpContext context, string category, string tag, params (string Name, string Value)[] attributes)
    {
        var helper = new ConsentCategoryTagHelper { ViewContext = new ViewContext { HttpContext = context }, Category = category };
        var output = new TagHelperOutput(
            tag,
            [.. attributes.Select(attribute => new TagHelperAttribute(attribute.Name, attribute.Value))],
            (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), tag), output).GetAwaiter().GetResult();
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }

    /// <summary><c>&lt;consent&gt;</c>, as Razor writes it.</summary>
    public static string Content(HttpContext context, string category, Func<string> content, string? provider = null)
    {
        var helper = new ConsentTagHelper { ViewContext = new ViewContext { HttpContext = context }, Category = category, Provider = provider };
        var output = new TagHelperOutput("consent", [], (_, _) => Task.FromResult(new DefaultTagHelperContent().SetHtmlContent(content())));
        helper.ProcessAsync(new TagHelperContext([], new Dictionary<object, object>(), "consent"), output).GetAwaiter().GetResult();
        using var html = new StringWriter();
        output.WriteTo(html, HtmlEncoder.Default);
        return html.ToString();
    }

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
