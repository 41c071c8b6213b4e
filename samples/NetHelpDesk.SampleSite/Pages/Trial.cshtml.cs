using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NetHelpDesk.Site.Advertising;

namespace NetHelpDesk.Site.Pages;

public sealed class TrialModel : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter your company’s name.")]
    [StringLength(80, ErrorMessage = "Use at most 80 characters.")]
    public string? Company { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter your email address.")]
    [EmailAddress(ErrorMessage = "Enter an email address, such as you@company.com.")]
    public string? Email { get; set; }

    public IActionResult OnPost()
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        var source = TrialSource.Read(HttpContext) is { } known ? $" You came to us by: {known}." : "";
        Notices.Leave(TempData, $"Thank you, {Company}. Your trial is ready; we would now write to {Email}.{source}");
        return RedirectToPage();
    }
}
