namespace NetHelpDesk.Site.Preferences;

/// <summary>Light or dark, in the category <c>Preferences</c> that appsettings adds to the built-in four.</summary>
public static class Theme
{
    public const string Category = "Preferences";
    public const string Light = "light";
    public const string Dark = "dark";
    private const string CookieName = "theme";

    /// <summary>Nothing where the visitor has not chosen: the style sheet then follows the system.</summary>
    public static string? Read(HttpContext context) => Valid(context.Request.Cookies[CookieName]);

    public static void Write(HttpResponse response, string theme) =>
        response.Cookies.Append(CookieName, theme, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            HttpOnly = true,
            Secure = response.HttpContext.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
        });

    public static string? Valid(string? theme) => theme is Light or Dark ? theme : null;
}
