using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NetHelpDesk.Site.Accounts;

namespace NetHelpDesk.Site.Pages;

public sealed class SignInModel : PageModel
{
    [BindProperty]
    [Required(ErrorMessage = "Enter your email address.")]
    public string? Email { get; set; }

    [BindProperty]
    [Required(ErrorMessage = "Enter your password.")]
    public string? Password { get; set; }

    [BindProperty]
    public bool KeepSignedIn { get; set; }

    public bool HasFailed { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? returnUrl)
    {
        if (!ModelState.IsValid)
        {
            return Page();
        }

        if (DemoAccount.Find(Email!, Password!) is not { } account)
        {
            HasFailed = true;
            return Page();
        }

        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, account.Name), new Claim(ClaimTypes.NameIdentifier, account.Email)],
            CookieAuthenticationDefaults.AuthenticationScheme);
        if (account.Role is not null)
        {
            identity.AddClaim(new Claim(ClaimTypes.Role, account.Role));
        }

        await HttpContext.SignInAsync(
            new ClaimsPrincipal(identity), new AuthenticationProperties { IsPersistent = KeepSignedIn });
        return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : RedirectToPage("/Account/Index");
    }
}
