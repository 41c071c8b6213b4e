using System.Text.RegularExpressions;

namespace NetHelpDesk.Site.Advertising;

/// <summary>
/// What brought a visitor to the free trial. Second way to write a cookie: a callback that runs when the response
/// starts, as libraries do.
/// </summary>
public static partial class TrialSource
{
    private const string CookieName = "trial_source";

    public static string? Read(HttpContext context) =>
        Valid(context.Request.Cookies[CookieName]);

    public static void RememberWhenResponseStarts(HttpContext context)
    {
        var source = Valid(context.Request.Query["utm_source"]) ?? Read(context) ?? "direct";
        context.Response.OnStarting(() =>
        {
            context.Response.Cookies.Append(CookieName, source, new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(30),
                HttpOnly = true,
                Secure = context.Request.IsHttps,
                SameSite = SameSiteMode.Lax,
            });
            return Task.CompletedTask;
        });
    }

    private static string? Valid(string? source) => source is not null && Name().IsMatch(source) ? source : null;

    [GeneratedRegex("^[a-z0-9-]{1,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
