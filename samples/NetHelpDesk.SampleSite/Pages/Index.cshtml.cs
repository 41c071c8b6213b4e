using Microsoft.AspNetCore.Mvc.RazorPages;
using NetHelpDesk.Site.Advertising;
using NetHelpDesk.Site.Articles;
using NetHelpDesk.Site.RecentlyViewed;

namespace NetHelpDesk.Site.Pages;

public sealed class IndexModel(ArticleLibrary library) : PageModel
{
    public IReadOnlyList<Article> Recent { get; private set; } = [];

    /// <summary>One of each topic.</summary>
    public IEnumerable<Article> Featured => library.All.DistinctBy(article => article.Topic);

    public int PagesSeen => Visit.PagesSeen(HttpContext);

    public void OnGet()
    {
        TrialSource.RememberWhenResponseStarts(HttpContext);
        Recent = RecentArticles.Read(HttpContext, library);
    }
}
