using NetHelpDesk.Site.Articles;

namespace NetHelpDesk.Site.RecentlyViewed;

/// <summary>
/// The articles a visitor looked at last. The code asks for 30 days; the category promises that the cookie goes when
/// the browser closes, and the library keeps that promise.
/// </summary>
public static class RecentArticles
{
    private const string CookieName = "helpdesk_recent";
    private const int Most = 5;
    private const char Separator = '.';

    public static IReadOnlyList<Article> Read(HttpContext context, ArticleLibrary library) =>
        [.. (context.Request.Cookies[CookieName] ?? "")
            .Split(Separator, Most + 1).Take(Most).Distinct().Select(library.Find).OfType<Article>()];

    public static void Add(HttpContext context, IReadOnlyList<Article> recent, Article article)
    {
        var slugs = recent.Select(other => other.Slug).Prepend(article.Slug).Distinct().Take(Most);
        context.Response.Cookies.Append(CookieName, string.Join(Separator, slugs), new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(30),
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
        });
    }
}
