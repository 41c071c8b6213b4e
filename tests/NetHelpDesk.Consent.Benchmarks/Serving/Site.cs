using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>A site on Kestrel, in memory, with one of the three middlewares before it.</summary>
internal sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly InMemoryConnection _connection;
    private readonly byte[] _request;

    private Site(WebApplication app, InMemoryConnection connection, byte[] request)
    {
        _app = app;
        _connection = connection;
        _request = request;
    }

    /// <param name="middleware">What stands before the application.</param>
    /// <param name="application">What the site does for <c>GET /</c>.</param>
    /// <param name="cookies">The <c>Cookie</c> header of its requests, if any.</param>
    /// <param name="configure">The consent options.</param>
    /// <param name="configuration">The consent options as configuration, in their place.</param>
    public static async Task<Site> StartAsync(
        Middleware middleware,
        RequestDelegate application,
        string? cookies = null,
        Action<ConsentOptions>? configure = null,
        IConfiguration? configuration = null)
    {
        var transport = new InMemoryTransport();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IConnectionListenerFactory>(transport);
        Add(middleware, builder.Services, configure, configuration);
        var app = builder.Build();
        Use(middleware, app);
        app.MapGet("/", application);
        await app.StartAsync();
        var request = new StringBuilder("GET / HTTP/1.1\r\nHost: localhost\r\n");
        if (cookies is not null)
        {
            request.Append("Cookie: ").Append(cookies).Append("\r\n");
        }

        var site = new Site(app, transport.Connect(), Encoding.ASCII.GetBytes(request.Append("\r\n").ToString()));
        await site.WarmUpAsync();
        return site;
    }

    public static void Add(Middleware middleware, IServiceCollection services, Action<ConsentOptions>? configure = null, IConfiguration? configuration = null)
    {
        switch (middleware)
        {
            case Middleware.CookiePolicy:
                services.Configure<CookiePolicyOptions>(options => options.CheckConsentNeeded = _ => true);
                break;
            case Middleware.Consent when configuration is not null:
                services.AddNetHelpDeskConsent(configuration);
                break;
            case Middleware.Consent:
                services.AddNetHelpDeskConsent(configure ?? (_ => { }));
                break;
        }
    }

    public static void Use(Middleware middleware, IApplicationBuilder app)
    {
        switch (middleware)
        {
            case Middleware.CookiePolicy:
                app.UseCookiePolicy();
                break;
            case Middleware.Consent:
                app.UseNetHelpDeskConsent();
                break;
        }
    }

    public IServiceProvider Services => _app.Services;

    public ValueTask<long> GetAsync() => _connection.SendAsync(_request);

    public Task<string> ReadAsync() => _connection.AskAsync(_request);

    /// <summary>Kestrel begins to read on a thread of its own; once it waits for a request, the caller's thread does all.</summary>
    private async Task WarmUpAsync()
    {
        for (var response = GetAsync(); !response.IsCompleted; response = GetAsync())
        {
            await response;
            await Task.Delay(10);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _app.DisposeAsync();
    }
}
