using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A site whose pages meet consent in every way there is, behind one of the framework's caches or none.</summary>
internal static class CachedSite
{
    /// <summary>Counts how often a page was made: a response from a cache repeats an earlier number.</summary>
    public const string Run = "X-Run";

    /// <summary>Who asks; pages write it into their cookies.</summary>
    public const string Who = "X-Visitor";

    /// <summary>The cookie that a page writes, where the query names one.</summary>
    public const string Named = "cookie";

    /// <summary>What a page says of caching, where the query tells it to.</summary>
    public const string Says = "says";

    public static readonly IReadOnlyDictionary<string, RequestDelegate> Pages = new Dictionary<string, RequestDelegate>
    {
        ["/reads-nothing"] = context => context.Response.WriteAsync("the same for all"),
        ["/reads-consent"] = WriteStateAsync,
        ["/reads-built-in-consent"] = context =>
            context.Response.WriteAsync($"{context.Features.GetRequiredFeature<ITrackingConsentFeature>().CanTrack}"),
        ["/reads-cookie"] = context => context.Response.WriteAsync($"lead: {context.Request.Cookies["lead"]}"),
        ["/renders-banner"] = BannerPage.WriteAsync,
        ["/appends-cookie"] = context =>
        {
            context.Response.Cookies.Append(Cookie(context), Visitor(context));
            return context.Response.WriteAsync("with a cookie");
        },
        ["/writes-raw-cookie"] = context =>
        {
            context.Response.Headers.Append("Set-Cookie", $"{Cookie(context)}={Visitor(context)}");
            return context.Response.WriteAsync("with a cookie");
        },
        ["/writes-cookie-late"] = context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.Append("Set-Cookie", $"{Cookie(context)}={Visitor(context)}");
                return Task.CompletedTask;
            });
            return context.Response.WriteAsync("with a cookie");
        },
        ["/decides"] = async context =>
        {
            await context.GetConsent().GrantAsync(["tracking"]);
            await WriteStateAsync(context);
        },
    };

    public static Task<ConsentHost> StartAsync(SiteCache cache, bool cacheFirst)
    {
        var runs = 0;
        return ConsentHost.StartAsync(
            Server.Kestrel,
            app =>
            {
                if (!cacheFirst)
                {
                    Use(app, cache);
                }

                app.Run(context =>
                {
                    context.Response.Headers[Run] = (++runs).ToString(CultureInfo.InvariantCulture);
                    context.Response.Headers.CacheControl =
                        context.Request.Query.TryGetValue(Says, out var said) ? said : "public, max-age=600";
                    return Pages[context.Request.Path.Value!](context);
                });
            },
            services: services => services
                .AddResponseCaching()
                .AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache())),
            before: app =>
            {
                if (cacheFirst)
                {
                    Use(app, cache);
                }
            });
    }

    private static void Use(WebApplication app, SiteCache cache)
    {
        switch (cache)
        {
            case SiteCache.Output:
                app.UseOutputCache();
                break;
            case SiteCache.Response:
                app.UseResponseCaching();
                break;
        }
    }

    private static string Cookie(HttpContext context) => context.Request.Query.TryGetValue(Named, out var name) ? name.ToString() : "lead";

    private static string Visitor(HttpContext context) => context.Request.Headers[Who].ToString();

    private static Task WriteStateAsync(HttpContext context)
    {
        var consent = context.GetConsent();
        var statuses = new[] { "session", "tracking", "advertising" }.Select(name => $"{consent.GetStatus(name)}:{consent.IsGranted(name)}");
        return context.Response.WriteAsync(
            $"{string.Join(' ', statuses)} {consent.IsDecided} {consent.Source} {consent.GlobalPrivacyControl}");
    }
}
