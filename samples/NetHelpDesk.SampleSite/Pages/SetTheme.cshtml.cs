using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NetHelpDesk.Site.Preferences;

namespace NetHelpDesk.Site.Pages;

public sealed class SetThemeModel : PageModel
{
    public IActionResult OnGet() => RedirectToPage("/Index");

    public IActionResult OnPost(string? theme, string? returnUrl)
    {
        if (Theme.Valid(theme) is not { } chosen)
        {
            return BadRequest();
        }

        Theme.Write(Response, chosen);
        if (!HttpContext.GetConsent().IsGranted(Theme.Category))
        {
            Notices.Leave(TempData, "To remember light or dark we need a cookie. Allow Preferences under Cookie choices at the foot of this page, then choose again.");
        }

        return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToPage("/Index");
    }
}
