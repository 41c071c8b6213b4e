using Microsoft.AspNetCore.Mvc.Filters;

namespace NetHelpDesk.Site.RecentlyViewed;

/// <summary>Counts every page view of a visit before the page is made.</summary>
public sealed class VisitFilter : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (PageView.Is(context.HttpContext))
        {
            Visit.CountPage(context.HttpContext);
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
