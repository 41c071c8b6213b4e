using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Tests.Records;

namespace NetHelpDesk.Consent.Tests.Effects;

/// <summary>A site whose settings come from configuration, with a page for everything that a setting can change.</summary>
internal sealed class SettingSite(ConsentHost host, TestRecordStore store) : IAsyncDisposable
{
    public const string Host = "www.example.com";

    /// <summary>The header with the visitor's region.</summary>
    public const string Region = "X-Region";

    public ConsentHost Consent { get; } = host;

    public TestRecordStore Store { get; } = store;

    /// <param name="settings">Below the section; records are kept where one is about them.</param>
    public static async Task<SettingSite> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create("NetHelpDeskConsent:" + setting.Key, (string?)setting.Value)))
            .Build()
            .GetSection("NetHelpDeskConsent");
        var store = new TestRecordStore();
        var host = await ConsentHost.StartAsync(
            Server.InMemory,
            app => app.Run(WriteAsync),
            services: services =>
            {
                var consent = services.AddNetHelpDeskConsent(section).UseRegion(context => context.Request.Headers[Region]);
                if (settings.Keys.Any(key => key.StartsWith("Records:", StringComparison.Ordinal)))
                {
                    services.AddSingleton<IConsentRecordStore>(store);
                }

                if (settings.ContainsKey("Records:AccountRefresh"))
                {
                    HeaderLogin.AddTo(services);
                    consent.LinkAccounts(user => user.Identity?.Name);
                }
            },
            before: app => app.Use((context, next) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.77");
                return next(context);
            }));
        return new SettingSite(host, store);
    }

    /// <summary>The first match in the answer's text; empty where there is none.</summary>
    public async Task<string> FindAsync(string path, string pattern, string? cookie = null, params (string Name, string Value)[] headers)
    {
        using var response = await Consent.GetAsync(path, cookie, headers);
        return Match(await response.TextAsync(), pattern);
    }

    /// <summary>The lines by which a page sets this cookie.</summary>
    public async Task<string> SentAsync(string name, string? cookie = null, string path = "/", params (string Name, string Value)[] headers)
    {
        using var response = await Consent.GetAsync(path, cookie, headers);
        return string.Join('\n', response.SetCookies().Where(line => line.StartsWith(name + "=", StringComparison.Ordinal)));
    }

    public async Task<string> HeaderAsync(string name, string path, string? cookie = null)
    {
        using var response = await Consent.GetAsync(path, cookie);
        return response.Header(name);
    }

    /// <summary>The lines by which the answer to a choice sets cookies.</summary>
    public async Task<string[]> ChooseAsync(string choice, string? cookie = null)
    {
        using var response = await PostAsync(choice, cookie);
        response.EnsureSuccessStatusCode();
        return response.SetCookies();
    }

    public async Task<HttpResponseMessage> PostAsync(string choice, string? cookie = null)
    {
        using var content = new StringContent($$"""{"choice":"{{choice}}"}""", null, "application/json");
        return await Consent.SendAsync(
            HttpMethod.Post, "/privacy-choices", cookie, content, ("Host", Host), ("User-Agent", "Browser/1.2.3"));
    }

    public static string Match(string text, string pattern) => Regex.Match(text, pattern, RegexOptions.Multiline).Value;

    public ValueTask DisposeAsync() => Consent.DisposeAsync();

    private static Task WriteAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/banner-page" => BannerPage.WriteAsync(context),
        "/declaration" => BannerPage.WriteDeclarationAsync(context),
        "/head" => WriteHeadAsync(context),
        _ => WriteCookiesAsync(context),
    };

    private static async Task WriteHeadAsync(HttpContext context) => await context.Response.WriteAsync(await TagPage.RenderAsync(
        new ConsentHeadTagHelper { ViewContext = TagPage.ViewOf(context) }, "head", "<title>t</title>"));

    private static Task WriteCookiesAsync(HttpContext context)
    {
        var cookies = context.Response.Cookies;
        cookies.Append("lead", "1");
        cookies.Append("ad", "1");
        cookies.Append("mystery", "1");
        cookies.Append("_ga", "1");
        cookies.Append("flag", "1", new CookieOptions { IsEssential = true });
        cookies.Append("visit", "1", new CookieOptions { MaxAge = TimeSpan.FromDays(1) });
        cookies.Append("capped", "1", new CookieOptions { MaxAge = TimeSpan.FromDays(90) });
        context.Response.ContentType = "text/html";
        context.Response.Headers.ContentSecurityPolicy = "script-src 'self'";
        return context.Response.WriteAsync("The application sees: " + context.Request.Headers.Cookie);
    }
}
