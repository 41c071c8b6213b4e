using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What the package offers to a site's own tests.</summary>
public sealed class TestingTests
{
    [Fact]
    public async Task A_client_that_keeps_no_cookies_keeps_the_decision()
    {
        await using var host = await StartAsync();
        using var client = ((TestServer)host.Services.GetRequiredService<IServer>()).CreateClient();

        await client.GiveConsentAsync("tracking");
        (await WrittenTo(client)).Should().Equal("lead");

        await client.GiveConsentAsync();
        (await WrittenTo(client)).Should().Equal("lead", "ad");

        await client.RefuseConsentAsync();
        (await WrittenTo(client)).Should().BeEmpty();
        client.DefaultRequestHeaders.GetValues("Cookie").Should().ContainSingle().Which.Should().NotContain(";");
    }

    [Fact]
    public async Task A_client_that_keeps_cookies_keeps_the_decision_among_them()
    {
        await using var host = await StartAsync(Server.Kestrel);
        using var handler = new HttpClientHandler { CookieContainer = new CookieContainer() };
        using var client = new HttpClient(handler) { BaseAddress = host.Address };

        await client.GiveConsentAsync("tracking");
        (await WrittenTo(client)).Should().Equal("lead");

        await client.RefuseConsentAsync();
        (await WrittenTo(client)).Should().BeEmpty();
        client.DefaultRequestHeaders.Contains("Cookie").Should().BeFalse();
    }

    [Fact]
    public async Task Cookies_that_a_test_sends_itself_stay()
    {
        await using var host = await StartAsync();
        using var client = ((TestServer)host.Services.GetRequiredService<IServer>()).CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", "auth=1");

        await client.GiveConsentAsync("tracking");

        client.DefaultRequestHeaders.GetValues("Cookie").Should().ContainSingle().Which.Should().StartWith("auth=1; .NetHelpDesk.Consent=");
    }

    [Fact]
    public async Task A_choice_can_be_made_elsewhere_and_a_refused_request_says_why()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, Write, options => options.Path = "/choices");
        using var client = ((TestServer)host.Services.GetRequiredService<IServer>()).CreateClient();

        await client.GiveConsentAsync(["tracking"], "/choices");
        (await WrittenTo(client)).Should().Equal("lead");

        await client.Invoking(it => it.GiveConsentAsync(["nothing"], "/choices"))
            .Should().ThrowAsync<HttpRequestException>().WithMessage("POST /choices was answered with 400: *no such category*");
    }

    [Fact]
    public async Task An_undeclared_cookie_fails_with_where_it_is_written_and_what_to_paste()
    {
        await using var host = await StartAsync();
        using var client = ((TestServer)host.Services.GetRequiredService<IServer>()).CreateClient();

        var failure = await host.Services.Awaiting(services => services.AssertAllCookiesDeclaredAsync(client, "/", "/promo"))
            .Should().ThrowAsync<UndeclaredCookieException>();

        failure.Which.CookieNames.Should().Equal("promo");
        failure.Which.Message.Should().Contain("'promo', written by GET /promo").And.Contain("\"promo\": { \"Category\": \"…\"");
        host.Services.Invoking(services => services.AssertAllCookiesDeclared()).Should().Throw<UndeclaredCookieException>();
        host.Services.Invoking(services => services.AssertAllCookiesDeclared("promo")).Should().NotThrow();
    }

    [Fact]
    public async Task Pages_are_visited_with_consent_too()
    {
        await using var host = await StartAsync();
        using var client = ((TestServer)host.Services.GetRequiredService<IServer>()).CreateClient();

        await host.Services.AssertAllCookiesDeclaredAsync(client);

        await host.Services.Awaiting(services => services.AssertAllCookiesDeclaredAsync(client, "/guarded"))
            .Should().ThrowAsync<UndeclaredCookieException>().WithMessage("*'guarded'*");
    }

    [Theory]
    [InlineData("/missing", "/missing answered with 404 NotFound")]
    [InlineData("/fails", "/fails answered with 500 InternalServerError")]
    [InlineData("/forbidden", "/forbidden answered with 403 Forbidden")]
    [InlineData("/gone", "/gone answered with 410 Gone")]
    [InlineData("/busy", "/busy answered with 503 ServiceUnavailable")]
    [InlineData("/unknown", "/unknown answered with 401 Unauthorized")]
    [InlineData("/permanent", "/permanent leads to a page for signing in, /identity/sign-in")]
    [InlineData("/account", "/account leads to a page for signing in, /Account/Login")]
    [InlineData("/far", "/far leads to a page for signing in, /oauth2/authorize")]
    [InlineData("/round", "/round redirects without end")]
    public async Task A_page_that_was_not_seen_does_not_pass(string path, string said)
    {
        await using var host = await StartAsync(Server.Kestrel);
        using var client = new HttpClient { BaseAddress = host.Address };
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

        foreach (var visitor in (HttpClient[])(path is "/far" or "/round" ? [plain] : [client, plain]))
        {
            await host.Services.Awaiting(services => services.AssertAllCookiesDeclaredAsync(visitor, "/", path, "/missing"))
                .Should().ThrowAsync<HttpRequestException>().WithMessage($"*{said}*");
        }
    }

    [Fact]
    public async Task A_page_for_signing_in_may_be_asked_for_and_other_redirects_are_followed()
    {
        await using var host = await StartAsync(Server.Kestrel);
        using var plain = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

        await host.Services.AssertAllCookiesDeclaredAsync(plain, "/Account/Login", "/moved", "/away");

        await host.Services.Awaiting(services => services.AssertAllCookiesDeclaredAsync(plain, "/moved-to-promo"))
            .Should().ThrowAsync<UndeclaredCookieException>();
    }

    [Fact]
    public async Task Nothing_passes_that_was_not_watched()
    {
        await using var host = await StartAsync();

        host.Services.Invoking(services => services.AssertAllCookiesDeclared()).Should().Throw<InvalidOperationException>().WithMessage("*WatchCookies*");
        using var other = new ServiceCollection().BuildServiceProvider();
        other.Invoking(services => services.WatchCookies()).Should().Throw<InvalidOperationException>().WithMessage("*AddNetHelpDeskConsent*");
    }

    private static Task<ConsentHost> StartAsync(Server server = Server.InMemory) => ConsentHost.StartAsync(server, app =>
    {
        app.MapGet("/", Write);
        app.MapGet("/fails", () => Results.StatusCode(500));
        app.MapGet("/forbidden", () => Results.StatusCode(403));
        app.MapGet("/gone", () => Results.StatusCode(410));
        app.MapGet("/busy", () => Results.StatusCode(503));
        app.MapGet("/unknown", () => Results.Unauthorized());
        app.MapGet("/permanent", () => Results.Redirect("/identity/sign-in?next=%2Fpermanent", permanent: true, preserveMethod: true));
        app.MapGet("/identity/sign-in", () => "Sign in");
        app.MapGet("/account", () => Results.Redirect("/Account/Login?ReturnUrl=%2Faccount"));
        app.MapGet("/Account/Login", () => "Sign in");
        app.MapGet("/far", () => Results.Redirect("https://login.example.com/oauth2/authorize?client_id=1"));
        app.MapGet("/away", () => Results.Redirect("https://www.example.com/"));
        app.MapGet("/round", () => Results.Redirect("/round"));
        app.MapGet("/moved", () => Results.Redirect("/"));
        app.MapGet("/moved-to-promo", () => Results.Redirect("/promo"));
        app.MapGet("/promo", (HttpContext context) => context.Response.Cookies.Append("promo", "1"));
        app.MapGet("/guarded", (HttpContext context) =>
        {
            if (context.GetConsent().IsGranted(CookieCategory.Tracking))
            {
                context.Response.Cookies.Append("guarded", "1");
            }
        });
    });

    private static Task Write(HttpContext context)
    {
        context.Response.Cookies.Append("lead", "1");
        context.Response.Cookies.Append("ad", "1");
        return Task.CompletedTask;
    }

    private static async Task<string[]> WrittenTo(HttpClient client)
    {
        using var response = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        return response.CookieNames();
    }
}
