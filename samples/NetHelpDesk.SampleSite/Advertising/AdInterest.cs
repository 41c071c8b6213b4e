using NetHelpDesk.Consent;

namespace NetHelpDesk.Site.Advertising;

/// <summary>The topic a visitor read about last. First way to write a cookie: <c>Response.Cookies.Append</c>.</summary>
public static class AdInterest
{
    private const string CookieName = "ad_interest";

    /// <summary>Nothing without consent: the library hides the cookie from this code.</summary>
    public static string? Read(HttpRequest request) => request.Cookies[CookieName];

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
