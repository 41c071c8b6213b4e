using NetHelpDesk.Consent;

namespace NetHelpDesk.Site.LeadAnalytics;

/// <summary>
/// Lead, the site's own analytics. Third way to write a cookie: a raw header, always, as an old component would that
/// has never heard of consent; the library withholds it. Counting has no cookie to withhold, so it asks.
/// </summary>
public sealed class LeadAnalyticsMiddleware(RequestDelegate next, LeadCounter counter)
{
    private const string CookieName = "lead_id";

    public async Task InvokeAsync(HttpContext context)
    {
        var known = context.Request.Cookies[CookieName];
        var lead = Guid.TryParseExact(known, "N", out _) ? known : Guid.NewGuid().ToString("N");
        var secure = context.Request.IsHttps ? "; Secure" : "";
        context.Response.Headers.Append("Set-Cookie", $"{CookieName}={lead}; Max-Age=31536000; Path=/; HttpOnly; SameSite=Lax{secure}");

        var page = context.Request.Path.Value ?? "/";
        var mayCount = PageView.Is(context) && context.GetConsent().IsGranted(CookieCategory.Tracking);
        await next(context);
        if (mayCount && PageView.Is(context))
        {
            counter.Count(page);
        }
    }
}
