using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Testing;
using Microsoft.Extensions.Time.Testing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>An application with consent in its pipeline, and a client that keeps no cookies and follows no redirects.</summary>
internal sealed class ConsentHost : IAsyncDisposable
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private ConsentHost(WebApplication app, HttpClient client, FakeTimeProvider clock)
    {
        _app = app;
        _client = client;
        Clock = clock;
    }

    public FakeTimeProvider Clock { get; }

    public IServiceProvider Services => _app.Services;

    public Uri Address => _client.BaseAddress!;

    /// <summary>What the library logged.</summary>
    public IReadOnlyList<FakeLogRecord> Logs =>
        [.. Services.GetFakeLogCollector().GetSnapshot().Where(record => record.Category == "NetHelpDesk.Consent")];

    public static Task<ConsentHost> StartAsync(
        Server server,
        RequestDelegate page,
        Action<ConsentOptions>? options = null,
        Action<IServiceCollection>? services = null) =>
        StartAsync(server, app => app.Run(page), options, services);

    /// <param name="server">What serves the requests.</param>
    /// <param name="pipeline">What goes behind consent.</param>
    /// <param name="options">Changes the default options.</param>
    /// <param name="services">Adds services, or replaces some.</param>
    /// <param name="before">What goes before consent.</param>
    /// <param name="consent">Puts consent into the pipeline; where nothing is given, once, in its place.</param>
    /// <param name="environment">The name of the environment.</param>
    public static async Task<ConsentHost> StartAsync(
        Server server,
        Action<WebApplication> pipeline,
        Action<ConsentOptions>? options = null,
        Action<IServiceCollection>? services = null,
        Action<WebApplication>? before = null,
        Action<WebApplication>? consent = null,
        string environment = "Production")
    {
        // The empty builder: no files are watched and no settings of the machine are read.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        if (server == Server.InMemory)
        {
            builder.WebHost.UseTestServer();
        }
        else
        {
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(
                endpoint => endpoint.Protocols = server == Server.Http2 ? HttpProtocols.Http2 : HttpProtocols.Http1));
        }

        var clock = new FakeTimeProvider(Now);
        builder.Logging.SetMinimumLevel(LogLevel.Debug).AddFakeLogging();
        builder.Services.AddRouting();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddNetHelpDeskConsent(Declare);
        if (options is not null)
        {
            builder.Services.AddNetHelpDeskConsent(options);
        }

        services?.Invoke(builder.Services);
        var app = builder.Build();
        before?.Invoke(app);
        (consent ?? (pipeline => pipeline.UseNetHelpDeskConsent()))(app);
        pipeline(app);
        await app.StartAsync();
        return new ConsentHost(app, Client(app, server), clock);
    }

    public Task<HttpResponseMessage> GetAsync(string path = "/", string? cookie = null, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, cookie, content: null, headers);

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? cookie = null, HttpContent? content = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = content,
            Version = _client.DefaultRequestVersion,
            VersionPolicy = _client.DefaultVersionPolicy,
        };
        if (cookie is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", cookie).Should().BeTrue();
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).Should().BeTrue();
        }

        return await _client.SendAsync(request);
    }

    /// <summary>The <c>Set-Cookie</c> lines of the page, as they were sent.</summary>
    public async Task<string[]> SetCookiesAsync(string path = "/", string? cookie = null)
    {
        using var response = await GetAsync(path, cookie);
        return response.SetCookies();
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    private static void Declare(ConsentOptions options)
    {
        options.Cookies["auth"] = new DeclaredCookie { Category = CookieCategory.Essential, Purpose = "Keeps you signed in" };
        options.Cookies["visit"] = new DeclaredCookie { Category = CookieCategory.Session, Purpose = "Remembers this visit" };
        options.Cookies["lead"] = new DeclaredCookie { Category = CookieCategory.Tracking, Purpose = "Counts visits" };
        options.Cookies["capped"] = new DeclaredCookie
        {
            Category = CookieCategory.Tracking,
            Purpose = "Counts visits",
            MaxLifetime = "30 days",
        };
        options.Cookies["ad"] = new DeclaredCookie { Category = CookieCategory.Advertising, Purpose = "Chooses advertisements" };
    }

    private static HttpClient Client(WebApplication app, Server server) => server == Server.InMemory
        ? app.GetTestClient()
        : new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = 0 })
        {
            BaseAddress = new Uri(app.Urls.Single()),
            DefaultRequestVersion = server == Server.Http2 ? HttpVersion.Version20 : HttpVersion.Version11,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
}
