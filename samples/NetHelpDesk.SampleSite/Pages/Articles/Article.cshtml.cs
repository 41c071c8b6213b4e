using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NetHelpDesk.Site.Advertising;
using NetHelpDesk.Site.Articles;
using NetHelpDesk.Site.RecentlyViewed;

namespace NetHelpDesk.Site.Pages.Articles;

public sealed class ArticleModel(ArticleLibrary library) : PageModel
{
    public Article Article { get; private set; } = null!;

    public IReadOnlyList<Article> Recent { get; private set; } = [];

    public IActionResult OnGet(string slug)
    {
        if (library.Find(slug) is not { } article)
        {
            return NotFound();
        }

        Article = article;
        Recent = RecentArticles.Read(HttpContext, library);
        RecentArticles.Add(HttpContext, Recent, article);
        AdInterest.Write(Response, article.Topic);
        return Page();
    }
}
