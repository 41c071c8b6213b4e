using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A site whose endpoints stand behind the output cache.</summary>
public abstract class OutputCacheTest
{
    protected static RequestDelegate Counter()
    {
        var runs = 0;
        return context => context.Response.WriteAsync($"{++runs}");
    }

    protected static RequestDelegate StateAndRun()
    {
        var runs = 0;
        return context => context.Response.WriteAsync($"{context.GetConsent().IsGranted("tracking")} {++runs}");
    }

    protected static Task Speak(HttpContext context, RequestDelegate next)
    {
        CultureInfo.CurrentUICulture = new CultureInfo(context.Request.Headers.AcceptLanguage.ToString());
        return next(context);
    }

    private protected static Task ExpectOwnAndCachedAsync(ConsentHost host) => ExpectAsync(
        host,
        (null, "False 1"),
        (Visitor.GrantedAll, "True 2"),
        (Visitor.RefusedAll, "False 3"),
        (null, "False 1"),
        (Visitor.GrantedAll, "True 2"),
        (Visitor.RefusedAll, "False 3"));

    private protected static async Task ExpectAsync(ConsentHost host, params (string? Cookie, string Text)[] visits)
    {
        foreach (var (cookie, text) in visits)
        {
            (await TextAsync(host, "/", cookie)).Should().Be(text);
        }
    }

    private protected static async Task<string> TextAsync(ConsentHost host, string path, string? cookie, string language = "en")
    {
        using var response = await host.GetAsync(path, cookie, ("Accept-Language", language));
        return await response.TextAsync();
    }

    private protected static async Task<string> RunAsync(ConsentHost host, string language)
    {
        using var response = await host.GetAsync("/", null, ("Accept-Language", language));
        return response.Header(CachedSite.Run);
    }

    private protected static Task<ConsentHost> StartAsync(
        Action<WebApplication> map,
        Action<OutputCacheOptions>? cache = null,
        Action<ConsentOptions>? options = null,
        Func<HttpContext, RequestDelegate, Task>? beforeCache = null) =>
        ConsentHost.StartAsync(
            Server.InMemory,
            app =>
            {
                if (beforeCache is not null)
                {
                    app.Use(beforeCache);
                }

                app.UseOutputCache();
                map(app);
            },
            options,
            services => services.AddOutputCache(cache ?? (_ => { })));
}
