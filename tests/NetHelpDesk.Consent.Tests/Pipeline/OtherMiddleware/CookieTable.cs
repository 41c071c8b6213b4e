using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The hosts of <see cref="CookieTableTests"/>: one for each column, started when first asked for.</summary>
public sealed class CookieTable : IAsyncDisposable
{
    private const string Row = "Row";

    private static readonly string Body = new('x', 2000);

    private readonly ConcurrentDictionary<(Server, string), Lazy<Task<ConsentHost>>> _hosts = new();

    /// <summary>Asks for a page that writes its cookies in this way, and says which cookies arrived.</summary>
    internal async Task<IEnumerable<string>> CookiesAsync(
        Server server, WayOfWriting way, OtherMiddleware beside, TableVisitor visitor, string? page = null)
    {
        var host = await _hosts.GetOrAdd((server, beside.Name), _ => new(() => StartAsync(server, beside))).Value;
        var row = WayOfWriting.All.Index().Single(other => other.Item == way).Index.ToString(CultureInfo.InvariantCulture);
        using var response = await host.GetAsync(
            $"/page/{row}/{page ?? Uri.EscapeDataString(visitor.Name)}", visitor.Cookie, (Row, row), ("Accept-Encoding", "gzip"));
        (await response.TextAsync()).Should().NotBeEmpty();
        return response.CookieNames().Select(name => name.Trim()).Distinct();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var host in _hosts.Values)
        {
            await (await host.Value).DisposeAsync();
        }
    }

    private static Task<ConsentHost> StartAsync(Server server, OtherMiddleware beside) => ConsentHost.StartAsync(
        server,
        app =>
        {
            beside.After?.Invoke(app);
            beside.Page(app, context => AnswerAsync(context, beside));
            app.Run(context => AnswerAsync(context, beside));
        },
        services: services =>
        {
            services.AddControllersWithViews();
            services.AddDistributedMemoryCache().AddSession();
            services.AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache()));
            services.AddResponseCaching();
            services.AddResponseCompression();
        },
        before: app =>
        {
            app.Use((context, next) =>
            {
                if (WayOf(context) is { IsEarly: true } way)
                {
                    way.Write(context);
                }

                return next(context);
            });
            beside.Before?.Invoke(app);
        },
        consent: beside.Consent);

    private static WayOfWriting WayOf(HttpContext context) =>
        WayOfWriting.All[int.Parse(context.Request.Headers[Row].ToString(), CultureInfo.InvariantCulture)];

    private static Task AnswerAsync(HttpContext context, OtherMiddleware beside)
    {
        if (WayOf(context) is { IsEarly: false } way)
        {
            way.Write(context);
        }

        if (beside.First is { } first && context.Request.Path != "/error")
        {
            first(context);
            return Task.CompletedTask;
        }

        // A file is sent by the middleware that found it.
        if (beside.Name == "UseStaticFiles")
        {
            return Task.CompletedTask;
        }

        context.Response.ContentType = "text/plain";
        context.Response.Headers.CacheControl = "public, max-age=600";
        return context.Response.WriteAsync(Body);
    }
}
