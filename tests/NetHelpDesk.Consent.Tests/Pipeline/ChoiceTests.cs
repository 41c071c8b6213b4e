using System.Net;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

public sealed class ChoiceTests : OnBothServers
{
    private const string ByForm = "application/x-www-form-urlencoded";

    [Theory]
    [InlineData(Server.InMemory, "choice=accept", "session=yes&tracking=yes&advertising=yes")]
    [InlineData(Server.Kestrel, "choice=accept", "session=yes&tracking=yes&advertising=yes")]
    [InlineData(Server.InMemory, "choice=reject&category=tracking", "session=no&tracking=no&advertising=no")]
    [InlineData(Server.Kestrel, "choice=reject&category=tracking", "session=no&tracking=no&advertising=no")]
    [InlineData(Server.InMemory, "choice=save&category=tracking&category=SESSION&version=1", "session=yes&tracking=yes&advertising=no")]
    [InlineData(Server.Kestrel, "choice=save&category=tracking&category=SESSION&version=1", "session=yes&tracking=yes&advertising=no")]
    [InlineData(Server.InMemory, "choice=save", "session=no&tracking=no&advertising=no")]
    [InlineData(Server.InMemory, "choice=grant&category=tracking&version=1", "tracking=yes")]
    [InlineData(Server.Kestrel, "choice=grant&category=tracking&category=essential", "tracking=yes")]
    public async Task A_form_is_answered_with_303_and_the_decision(Server server, string form, string decision)
    {
        await using var host = await StartAsync(server);

        using var response = await PostAsync(host, ByForm, form + "&returnUrl=%2Farticles%3Fid%3D1");

        response.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        response.Header("Location").Should().Be("/articles?id=1");
        response.Header("Cache-Control").Should().Be("no-store");
        response.SetCookies().Should().Equal(
            $".NetHelpDesk.Consent=v=1&policy=1&at=2026-11-23T10:00:00Z&{decision}; max-age=15552000; path=/; samesite=lax");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Granting_one_thing_leaves_what_was_decided_of_the_others(Server server)
    {
        await using var host = await StartAsync(server);
        using var content = new StringContent("""{"choice":"grant","categories":["advertising"]}""", Encoding.UTF8, "application/json");

        using var response = await host.SendAsync(
            HttpMethod.Post, "/privacy-choices", Visitor.Decided("session=yes", "tracking=no"), content);

        response.SetCookies().Should().ContainSingle()
            .Which.Should().Contain("&session=yes&tracking=no&advertising=yes;");
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("/\t/evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("articles")]
    [InlineData("")]
    public async Task A_return_address_elsewhere_is_not_followed(string returnUrl)
    {
        await using var host = await StartAsync(Server.InMemory);

        using var response = await PostAsync(host, ByForm, "choice=reject&returnUrl=" + Uri.EscapeDataString(returnUrl));

        response.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        response.Header("Location").Should().Be("/privacy-choices");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task JSON_is_answered_with_the_state(Server server)
    {
        await using var host = await StartAsync(server);

        using var response = await PostAsync(host, "application/json", """{"choice":"save","categories":["tracking"],"version":"1"}""");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.TextAsync()).Should().Be(
            """{"decided":true,"decidedAt":"2026-11-23T10:00:00Z","policyVersion":"1","source":"Visitor","globalPrivacyControl":false,"categories":""" +
            """{"essential":true,"session":false,"tracking":true,"advertising":false},"modes":""" +
            """{"session":"OptIn","tracking":"OptIn","advertising":"OptIn"}}""");
        response.SetCookies().Should().HaveCount(1);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task DELETE_withdraws_everything(Server server)
    {
        await using var host = await StartAsync(server);

        using var response = await host.SendAsync(HttpMethod.Delete, "/privacy-choices", Visitor.GrantedAll);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.JsonAsync()).GetProperty("categories").GetProperty("tracking").GetBoolean().Should().BeFalse();
        response.SetCookies().Should().ContainSingle().Which.Should().Contain("session=no&tracking=no&advertising=no");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_state_is_told_and_never_stored(Server server)
    {
        await using var host = await StartAsync(server);

        using var undecided = await host.GetAsync("/privacy-choices/state");
        using var granted = await host.GetAsync("/privacy-choices/state", Visitor.GrantedAll);

        undecided.Header("Cache-Control").Should().Be("no-store");
        undecided.Header("Content-Type").Should().Be("application/json");
        (await undecided.TextAsync()).Should().StartWith("""{"decided":false,"decidedAt":null,"policyVersion":"1","source":"None",""");
        (await granted.TextAsync()).Should().StartWith("""{"decided":true,"decidedAt":"2026-11-22T10:00:00Z",""");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_banner_is_there_for_those_who_have_not_decided(Server server)
    {
        await using var host = await StartAsync(server);

        using var undecided = await host.GetAsync("/privacy-choices/banner");
        using var decided = await host.GetAsync("/privacy-choices/banner", Visitor.RefusedAll);

        undecided.StatusCode.Should().Be(HttpStatusCode.OK);
        undecided.Header("Cache-Control").Should().Be("no-store");
        (await undecided.TextAsync()).Should().Contain("data-consent-banner");
        decided.StatusCode.Should().Be(HttpStatusCode.NoContent);
        decided.Header("Cache-Control").Should().Be("no-store");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_page_lists_the_declared_cookies(Server server)
    {
        await using var host = await StartAsync(server);

        using var response = await host.GetAsync("/privacy-choices/?returnUrl=%2F%2Fevil.example");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.TextAsync()).Should().Contain("data-consent-page").And.Contain("capped").And.NotContain("evil.example");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_fallback_policy_keeps_nobody_from_choosing(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app => app.MapGet("/", () => "page"),
            services: services =>
            {
                services.AddDataProtection().UseEphemeralDataProtectionProvider();
                services.AddAuthentication("Cookies").AddCookie("Cookies");
                services.AddAuthorization(options => options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
            });

        using var page = await host.GetAsync("/");
        using var choice = await PostAsync(host, "application/json", """{"choice":"accept"}""");
        using var banner = await host.GetAsync("/privacy-choices/banner");

        page.StatusCode.Should().Be(HttpStatusCode.Found);
        choice.StatusCode.Should().Be(HttpStatusCode.OK);
        banner.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Addresses_follow_the_path_base(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server, app => app.Run(context => Task.CompletedTask), before: app => app.UsePathBase("/help"));

        using var banner = await host.GetAsync("/help/privacy-choices/banner");
        using var content = new StringContent("choice=reject", Encoding.UTF8, ByForm);
        using var choice = await host.SendAsync(HttpMethod.Post, "/help/privacy-choices", content: content);

        (await banner.TextAsync()).Should().Contain("action=\"/help/privacy-choices?lang=en\"");
        choice.Header("Location").Should().Be("/help/privacy-choices");
    }

    private static Task<ConsentHost> StartAsync(Server server) =>
        ConsentHost.StartAsync(server, context => context.Response.WriteAsync("page"));

    private static async Task<HttpResponseMessage> PostAsync(ConsentHost host, string mediaType, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, mediaType);
        return await host.SendAsync(HttpMethod.Post, "/privacy-choices", content: content);
    }
}
