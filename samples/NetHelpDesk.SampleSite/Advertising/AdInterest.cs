using NetHelpDesk.Consent;

namespace NetHelpDesk.Site.Advertising;

/// <summary>The topic a visitor read about last. First way to write a cookie: <c>Response.Cookies.Append</c>.</summary>
public static class AdInterest
{
    private const string CookieName = "ad_interest";

    public static string? Read(HttpContext context) =>
        context.Request.Cookies[CookieName];

    /// <summary>Labelled here as well, so that it stays known if its declaration is lost.</summary>
    public static void Write(HttpResponse response, string topic) =>
        response.Cookies.Append(CookieName, topic, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(30),
            HttpOnly = true,
            Secure = response.HttpContext.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
        }.InCategory(CookieCategory.Advertising));
}
