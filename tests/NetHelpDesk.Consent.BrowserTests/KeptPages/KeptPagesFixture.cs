using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>
/// A site whose pages browsers keep in every way there is, and a whole Chromium, which goes back to pages as they were.
/// Each page has a banner, and a tracker and an advertisement that say when they run.
/// </summary>
public sealed class KeptPagesFixture : IAsyncLifetime
{
    private const string Modified = "Mon, 23 Nov 2026 09:00:00 GMT";

    private readonly LaunchedBrowser _chromium =
        new(static driver => new ChromiumFinder(driver.Chromium, keepsPages: true).LaunchAsync());

    private readonly ConcurrentDictionary<string, int> _made = new();
    private readonly ConcurrentDictionary<string, string> _cameBack = new();
    private readonly WebApplication _site;

    public KeptPagesFixture() => _site = Build();

    public string Address => _site.Urls.Single();

    /// <summary>What a page said that came back as it was: the driver is not told that such a page is there.</summary>
    public string? CameBack(string path) => _cameBack.GetValueOrDefault(path);

    /// <summary>How often the page was made.</summary>
    public int Made(string path) => _made.GetValueOrDefault(path);

    public Task<IBrowserContext> NewContextAsync() => _chromium.NewContextAsync(new() { BaseURL = Address });

    public async ValueTask InitializeAsync() => await _site.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        await _site.DisposeAsync();
    }

    private WebApplication Build()
    {
        // The empty builder: no files are watched and no settings of the machine are read.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddOutputCache();
        builder.Services.AddNetHelpDeskConsent(_ => { });
        var site = builder.Build();
        site.UseNetHelpDeskConsent();
        site.UseOutputCache();
        site.MapGet("/elsewhere", () => Results.Content("<!doctype html><title>Elsewhere</title><p>Elsewhere", "text/html"));
        site.MapGet("/from/{how}/{**page}", (string how, string page) => Results.Content(
            $$"""
            <!doctype html><title>From</title><a href="/{{page}}">There</a>
            <script type="speculationrules">{"{{how}}":[{"source":"list","urls":["/{{page}}"],"eagerness":"immediate"}]}</script>
            """,
            "text/html"));
        site.MapGet("/worker/worker.js", () => Results.Content(
            """
            self.addEventListener('install', () => self.skipWaiting());
            self.addEventListener('activate', event => event.waitUntil(clients.claim()));
            self.addEventListener('fetch', event => event.request.mode === 'navigate' && event.respondWith((async () => {
              const kept = await caches.open('pages');
              const found = await kept.match(event.request);
              if (found) {
                return found;
              }
              const response = await fetch(event.request);
              await kept.put(event.request, response.clone());
              return response;
            })()));
            """,
            "text/javascript"));
        site.MapGet("/worker/start", () => Results.Content("<!doctype html><title>Start</title>", "text/html"));
        site.MapPost("/came-back/{**page}", async (string page, HttpRequest request) =>
        {
            using var said = new StreamReader(request.Body);
            _cameBack["/" + page] = await said.ReadToEndAsync();
        });
        site.MapGet("/cached/{name}", context => WriteAsync(context, tag: "\"1\"", modified: null)).CacheOutput();
        site.MapGet("/dated/{name}", context => WriteAsync(context, tag: null, Modified));
        site.MapGet("/{kind}/{name}", context => WriteAsync(context, tag: "\"1\"", modified: null));
        return site;
    }

    private async Task WriteAsync(HttpContext context, string? tag, string? modified)
    {
        _made.AddOrUpdate(context.Request.Path.Value!, 1, (_, count) => count + 1);
        var (request, response) = (context.Request.Headers, context.Response);
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-cache";
        response.Headers.ETag = tag;
        response.Headers.LastModified = modified;
        var tags = request.IfNoneMatch;
        if (tag is not null ? tags.ToString().Contains(tag, StringComparison.Ordinal) : tags.Count == 0 && request.IfModifiedSince == modified)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await response.WriteAsync(
            $$"""
            <!doctype html><html lang="en"><head><title>Page</title>
            <script>
            window.ran = [];
            addEventListener('pageshow', event => {
              const say = text => event.persisted && navigator.sendBeacon('/came-back' + location.pathname, text);
              say('as it was');
              setTimeout(() => say(`${window.ran} ${document.querySelectorAll('[data-consent-banner]:not([hidden])').length}`), 1000);
            });
            </script></head>
            <body>{{BannerTag.RenderIn(context)}}<main><h1>Page</h1>
            {{await WaitingTag.RenderIn(context, "tracking", "window.ran.push('tracking');")}}
            {{await WaitingTag.RenderIn(context, "advertising", "window.ran.push('advertising');")}}
            <p>Text</p></main></body></html>
            """);
    }
}
