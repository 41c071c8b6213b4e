using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NetHelpDesk.Site.Articles;

namespace NetHelpDesk.Site.Pages.Articles;

public sealed class IndexModel(ArticleLibrary library) : PageModel
{
    [BindProperty(Name = "q", SupportsGet = true)]
    public string? Query { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Topic { get; set; }

    public IReadOnlyList<Article> Found { get; private set; } = [];

    public void OnGet()
    {
        Topic = Topic is not null && Topics.All.ContainsKey(Topic) ? Topic : null;
        Found = library.Search(Query, Topic);
    }
}
