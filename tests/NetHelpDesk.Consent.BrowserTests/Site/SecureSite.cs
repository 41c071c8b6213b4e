using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A site over https below two parent domains, which sets a tracking cookie in every way that browsers keep apart.</summary>
public sealed class SecureSite : IAsyncDisposable
{
    public const string Host = "www.shop.helpdesk.test";

    /// <summary>The lines of <c>/everything</c>, all of the tracking category.</summary>
    private static readonly string[] Everything =
    [
        "lead_host=1; path=/; max-age=999",
        "lead_hidden=1; path=/; max-age=999; httponly; secure; samesite=strict",
        $"lead=1; path=/; max-age=999; domain={Host}",
        "lead=1; path=/; max-age=999; domain=shop.helpdesk.test",
        "lead=1; path=/; max-age=999; domain=.helpdesk.test; secure",
        "lead=1; path=/articles; max-age=999",
        "lead=1; path=/articles/mail; max-age=999; domain=helpdesk.test",
        "lead=1; path=/; max-age=999; secure; samesite=none; partitioned",
        "__Host-lead=1; path=/; max-age=999; secure",
        "__Host-lead=1; path=/; max-age=999; secure; samesite=none; partitioned",
        "__Secure-lead=1; path=/; max-age=999; secure; domain=helpdesk.test",
    ];

    /// <summary>The lines of <c>/articles/rare</c>, of the tracking category too: what hardly anybody writes.</summary>
    private static readonly string[] Rare =
    [
        "__Http-lead=1; path=/; max-age=999; secure; httponly",
        "__Http-lead=1; path=/articles; max-age=999; secure; httponly; domain=helpdesk.test",
        "__hOST-hTTP-lead=1; path=/; max-age=999; secure; httponly",
        "__Host-Http-lead=1; path=/; max-age=999; secure; httponly; samesite=none; partitioned",
        "deep=1; path=/articles/rare; max-age=999; secure; samesite=none; partitioned",
        "deep=1; path=/articles/; max-age=999; secure; samesite=none; partitioned; domain=shop.helpdesk.test",
        "größe=1; path=/; max-age=999; domain=shop.helpdesk.test",
        "größe_中文=1; path=/articles; max-age=999",
    ];

    private readonly WebApplication _app;
    private readonly X509Certificate2 _certificate = CreateCertificate();

    public SecureSite()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls("https://127.0.0.1:0")
            .ConfigureKestrel(kestrel =>
            {
                kestrel.ConfigureHttpsDefaults(https => https.ServerCertificate = _certificate);
                kestrel.ResponseHeaderEncodingSelector = _ => Encoding.UTF8;
            });
        builder.Services.AddNetHelpDeskConsent(options =>
        {
            // Room for every place of one cookie, so that few visits tell.
            options.ExpiryBudget = 4096;
            options.Cookies["login"] = new() { Category = CookieCategory.Essential, Purpose = "Keeps you signed in" };
            options.Cookies["visit"] = new() { Category = CookieCategory.Session, Purpose = "Remembers this visit" };
            foreach (var name in new[] { "lead*", "__Host-lead", "__Secure-lead", "__Http-lead", "__Host-Http-lead", "größe*" })
            {
                options.Cookies[name] = new() { Category = CookieCategory.Tracking, Purpose = "Counts visits" };
            }

            options.Cookies["odd"] = new() { Name = "__hOST-hTTP-lead", Category = CookieCategory.Tracking, Purpose = "Counts visits" };
            options.Cookies["deep"] = new() { Category = CookieCategory.Tracking, Purpose = "Counts visits", Path = "/articles/rare" };
        });
        _app = builder.Build();
        _app.UseNetHelpDeskConsent();
        _app.MapGet("/everything", context =>
        {
            context.Response.Headers.SetCookie = new([.. Everything, "login=1; path=/", "visit=1; path=/; max-age=999"]);
            return context.Response.WriteAsync("set");
        });
        _app.MapGet("/articles/rare", context =>
        {
            context.Response.Headers.SetCookie = new(context.Request.Query.ContainsKey("write") ? Rare : []);
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<!doctype html><title>Rare</title>");
        });
        _app.MapGet("/{**page}", context =>
        {
            context.Response.ContentType = "text/html";
            return context.Response.WriteAsync("<!doctype html><title>Page</title>");
        });
    }

    public Uri Address => new($"https://{Host}:{new Uri(_app.Urls.Single()).Port}");

    public Task StartAsync() => _app.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _certificate.Dispose();
    }

    private static X509Certificate2 CreateCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=" + Host, key, HashAlgorithmName.SHA256);
        var now = DateTimeOffset.UtcNow;
        return request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }
}
