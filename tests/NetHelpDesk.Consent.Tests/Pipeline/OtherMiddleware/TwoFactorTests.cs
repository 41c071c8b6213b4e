using static NetHelpDesk.Consent.Tests.MemberSite;

namespace NetHelpDesk.Consent.Tests;

/// <summary>ASP.NET Core Identity with a password and an authenticator's code.</summary>
public sealed class TwoFactorTests
{
    public static TheoryData<string> Unconsenting { get; } = new() { "undecided", "refused" };

    [Theory]
    [MemberData(nameof(Unconsenting))]
    public async Task A_password_and_a_code_sign_in_without_consent(string visitor)
    {
        await using var host = await StartAsync();
        var browser = new Browser(host, TableVisitor.Named(visitor).Cookie);

        using var password = await browser.GoAsync("/password");
        using var code = await browser.GoAsync("/code?remember=false");

        (await password.TextAsync()).Should().Be("RequiresTwoFactor");
        password.CookieNames().Should().Equal(TwoFactor);
        (await code.TextAsync()).Should().Be("Succeeded");
        code.CookieNames().Should().BeEquivalentTo([TwoFactor, External, Application], "Identity deletes the first two");
        browser.Names.Should().Contain(Application).And.NotContain([TwoFactor, External, "lead"]);
        (await browser.TextAsync("/who")).Should().Be("anna");
    }

    [Theory]
    [MemberData(nameof(Unconsenting))]
    public async Task A_remembered_machine_is_not_asked_for_a_code_again(string visitor)
    {
        await using var host = await StartAsync();
        var browser = await SignInAsync(host, visitor);

        browser.Names.Should().Contain([Application, RememberMe]);
        (await browser.TextAsync("/out")).Should().BeEmpty();
        (await browser.TextAsync("/who")).Should().Be("nobody");
        using var password = await browser.GoAsync("/password");

        (await password.TextAsync()).Should().Be("Succeeded");
        password.SetCookies().Should().ContainSingle().Which.Should().StartWith(Application + "=").And.Contain("expires=");
        (await browser.TextAsync("/who")).Should().Be("anna");
    }

    [Theory]
    [MemberData(nameof(Unconsenting))]
    public async Task Signing_out_and_forgetting_the_machine_delete_their_cookies(string visitor)
    {
        await using var host = await StartAsync();
        var browser = await SignInAsync(host, visitor);

        await browser.TextAsync("/out");
        browser.Names.Should().NotContain(Application).And.Contain(RememberMe);
        await browser.TextAsync("/forget");
        browser.Names.Should().NotContain(RememberMe);

        (await browser.TextAsync("/password")).Should().Be("RequiresTwoFactor");
    }

    [Fact]
    public async Task Who_refuses_stays_signed_in_on_a_remembered_machine()
    {
        await using var host = await StartAsync();
        var browser = await SignInAsync(host, "undecided");

        using var choice = new StringContent("""{"choice":"reject"}""", null, "application/json");
        using var refusal = await browser.PostAsync("/privacy-choices", choice);

        refusal.CookieNames().Should().Equal(".NetHelpDesk.Consent");
        browser.Names.Should().Contain([Application, RememberMe]);
        (await browser.TextAsync("/who")).Should().Be("anna");
    }

    /// <summary>With a password and a code, on a machine that is to be remembered.</summary>
    private static async Task<Browser> SignInAsync(ConsentHost host, string visitor)
    {
        var browser = new Browser(host, TableVisitor.Named(visitor).Cookie);
        await browser.TextAsync("/password");
        (await browser.TextAsync("/code?remember=true")).Should().Be("Succeeded");
        browser.Names.Should().NotContain("lead");
        return browser;
    }
}
