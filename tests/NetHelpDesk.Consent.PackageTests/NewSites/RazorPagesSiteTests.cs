using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace NetHelpDesk.Consent.PackageTests;

public sealed class RazorPagesSiteTests(Chromium browser, RazorPagesSite site) : NewSiteTests(browser, site), IClassFixture<RazorPagesSite>
{
    private const string Email = "visitor@example.com";
    private const string Password = "Visitor-2026";

    [Fact]
    public async Task An_account_is_made_and_signed_in_to_before_any_consent()
    {
        await using var visit = await VisitAsync();
        await visit.GoToAsync("/Identity/Account/Register");
        await visit.Page.Locator("#Input_Email").FillAsync(Email);
        await visit.Page.Locator("#Input_Password").FillAsync(Password);
        await visit.Page.Locator("#Input_ConfirmPassword").FillAsync(Password);
        await visit.Page.Locator("#registerSubmit").ClickAsync();
        await visit.Page.Locator("#confirm-link").ClickAsync();
        await Expect(visit.Page.GetByText("Thank you for confirming your email.")).ToBeVisibleAsync();

        await visit.GoToAsync("/Identity/Account/Login");
        await visit.Page.Locator("#Input_Email").FillAsync(Email);
        await visit.Page.Locator("#Input_Password").FillAsync(Password);
        await visit.Page.Locator("#login-submit").ClickAsync();

        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = $"Hello {Email}!" })).ToBeVisibleAsync();
        await Expect(visit.Banner).ToBeVisibleAsync();
        (await visit.HasDecidedAsync()).Should().BeFalse();
        ExpectNoWarning();
    }
}
