using Microsoft.AspNetCore.Mvc.RazorPages;
using NetHelpDesk.Site.Advertising;

namespace NetHelpDesk.Site.Pages.Dev;

/// <summary>Fails after it asked for a cookie, to show that error pages are held to consent too.</summary>
public sealed class FailureModel : PageModel
{
    public void OnGet()
    {
        TrialSource.RememberWhenResponseStarts(HttpContext);
        throw new InvalidOperationException("This page fails on purpose.");
    }
}
