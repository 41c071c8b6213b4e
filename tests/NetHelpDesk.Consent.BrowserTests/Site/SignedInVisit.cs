using System.Text.RegularExpressions;
using NetHelpDesk.Site.Accounts;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>Signs a client in as a customer of the help desk, through the page that customers use.</summary>
internal static partial class SignedInVisit
{
    public static async Task SignInAsync(HttpClient client, CancellationToken cancellationToken)
    {
        var page = await client.GetStringAsync("/sign-in", cancellationToken);
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = DemoAccount.Customer.Email,
            ["Password"] = DemoAccount.Customer.Password,
            ["__RequestVerificationToken"] = AntiforgeryToken().Match(page).Groups[1].Value,
        });
        using var answer = await client.PostAsync("/sign-in", form, cancellationToken);
        answer.EnsureSuccessStatusCode();
        answer.RequestMessage!.RequestUri!.AbsolutePath.Should().Be("/account");
    }

    [GeneratedRegex("""name="__RequestVerificationToken"[^>]*value="([^"]+)""")]
    private static partial Regex AntiforgeryToken();
}
