using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NetHelpDesk.Site.Pages;

/// <summary>The page for every status code that comes without a body of its own.</summary>
[IgnoreAntiforgeryToken]
public sealed class NotFoundModel : PageModel
{
    public string Heading => IsNotFound ? "There is no such page" : "That did not work";

    public string Text => IsNotFound
        ? "It may have moved, or the address may have a typing mistake."
        : "The form may have been open for too long. Go back, reload the page and send it again.";

    [BindProperty(Name = "code", SupportsGet = true)]
    public int Code { get; set; } = StatusCodes.Status404NotFound;

    private bool IsNotFound => Code == StatusCodes.Status404NotFound;
}
