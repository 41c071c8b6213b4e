using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using static NetHelpDesk.Consent.Tests.MemberSite;

namespace NetHelpDesk.Consent.Tests;

/// <summary>ASP.NET Core Identity with a login at another site, over OpenID Connect.</summary>
public sealed class ExternalLoginTests
{
    private const string Correlation = ".AspNetCore.Correlation.";
    private const string Nonce = ".AspNetCore.OpenIdConnect.Nonce.";

    [Theory]
    [InlineData("undecided", "query")]
    [InlineData("undecided", "form_post")]
    [InlineData("refused", "query")]
    [InlineData("refused", "form_post")]
    public async Task A_login_elsewhere_signs_in_without_consent(string visitor, string responseMode)
    {
        await using var provider = await LoginProvider.StartAsync();
        await using var host = await StartAsync(provider, responseMode);
        var browser = new Browser(host, TableVisitor.Named(visitor).Cookie);

        using var challenge = await browser.GoAsync("/login");
        using var callback = await CallBackAsync(browser, responseMode, await provider.AuthorizeAsync(challenge.Headers.Location!));
        using var back = await browser.GoAsync("/back");

        challenge.CookieNames().Select(Kind).Should().BeEquivalentTo(Correlation, Nonce);
        callback.StatusCode.Should().Be(HttpStatusCode.Redirect);
        callback.CookieNames().Select(Kind).Should().BeEquivalentTo(Correlation, Nonce, External);
        (await back.TextAsync()).Should().Be("Succeeded");
        back.CookieNames().Should().BeEquivalentTo(External, Application);
        browser.Names.Should().Contain(Application);
        browser.Names.Select(Kind).Should().NotContain([Correlation, Nonce, External, "lead"]);
        (await browser.TextAsync("/who")).Should().Be("anna");
    }

    [Theory]
    [InlineData("granted all")]
    [InlineData("granted tracking")]
    [InlineData("refused")]
    public async Task A_form_that_another_site_posts_brings_no_consent_and_expires_nothing(string visitor)
    {
        await using var provider = await LoginProvider.StartAsync();
        await using var host = await StartAsync(provider, "form_post");
        var browser = new Browser(host, TableVisitor.Named(visitor).Cookie);
        using var challenge = await browser.GoAsync("/login");
        browser.Hold("ad=1; samesite=none");
        var held = browser.Names.Where(name => Kind(name) == name).ToArray();

        using var callback = await CallBackAsync(browser, "form_post", await provider.AuthorizeAsync(challenge.Headers.Location!));

        callback.CookieNames().Select(Kind).Should().BeEquivalentTo(Correlation, Nonce, External);
        browser.Names.Should().BeEquivalentTo([.. held, External]);
    }

    [Theory]
    [InlineData("granted all", "decided True, cookies .NetHelpDesk.Consent ad", true)]
    [InlineData("refused", "decided True, cookies .NetHelpDesk.Consent", false)]
    public async Task A_form_that_another_site_posts_is_answered_as_to_an_undecided_visitor(string visitor, string seen, bool kept)
    {
        await using var provider = await LoginProvider.StartAsync();
        await using var host = await StartAsync(provider, "form_post");
        var browser = new Browser(host, TableVisitor.Named(visitor).Cookie, "ad=1; samesite=none");
        using var nothing = new FormUrlEncodedContent([]);

        using var posted = await browser.PostFromAnotherSiteAsync("/seen", nothing);
        (await posted.TextAsync()).Should().Be("decided False, cookies ");
        browser.Names.Should().Contain("ad");

        (await browser.TextAsync("/seen")).Should().Be(seen);
        browser.Names.Contains("ad").Should().Be(kept, "the visitor's own visit carries the decision");
    }

    private static Task<ConsentHost> StartAsync(LoginProvider provider, string responseMode) => MemberSite.StartAsync(
        app =>
        {
            app.Map("/login", (SignInManager<IdentityUser> signIn) => Results.Challenge(
                signIn.ConfigureExternalAuthenticationProperties(LoginProvider.Scheme, "/back"), [LoginProvider.Scheme]));
            app.Map("/back", FinishAsync);
            app.Map("/seen", (HttpContext context) => Results.Text(
                $"decided {context.GetConsent().IsDecided}, cookies {string.Join(' ', context.Request.Cookies.Keys)}", "text/html"));
        },
        logins => logins.AddOpenIdConnect(LoginProvider.Scheme, options => provider.Configure(options, responseMode)));

    private static async Task<string> FinishAsync(SignInManager<IdentityUser> signIn)
    {
        var login = await signIn.GetExternalLoginInfoAsync();
        var result = await signIn.ExternalLoginSignInAsync(
            login!.LoginProvider, login.ProviderKey, isPersistent: false, bypassTwoFactor: true);
        return result.ToString();
    }

    private static async Task<HttpResponseMessage> CallBackAsync(Browser browser, string responseMode, string fields)
    {
        using var form = new StringContent(fields, null, "application/x-www-form-urlencoded");
        return responseMode == "query"
            ? await browser.GoAsync("/signin-oidc?" + fields)
            : await browser.PostFromAnotherSiteAsync("/signin-oidc", form);
    }

    /// <summary>The name without what is different in each login.</summary>
    private static string Kind(string name) => new[] { Correlation, Nonce }.FirstOrDefault(name.StartsWith) ?? name;
}
