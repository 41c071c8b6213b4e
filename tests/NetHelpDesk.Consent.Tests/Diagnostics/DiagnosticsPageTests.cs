using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The page that shows what was found, and who sees it.</summary>
public sealed class DiagnosticsPageTests : OnBothServers
{
    private const string Page = "/privacy-choices/diagnostics";
    private const string Development = "Development";

    private static readonly (string, string) Json = ("Accept", "application/json");

    [Theory]
    [MemberData(nameof(Both))]
    public async Task In_development_it_is_there_without_being_mapped(Server server)
    {
        await using var host = await DiscoveryTests.StartAsync(server, environment: Development);
        await host.SetCookiesAsync("/raw");

        using var page = await host.GetAsync(Page);
        using var style = await host.GetAsync("/privacy-choices/diagnostics.css");

        var html = await page.TextAsync();
        page.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Header("Content-Type").Should().Be("text/html; charset=utf-8");
        page.Header("Content-Security-Policy").Should().StartWith("default-src 'none'; style-src 'self';");
        page.Header("Cache-Control").Should().Be("no-store");
        html.Should().Contain("<code>promo</code>").And.Contain("GET /raw ×1").And.Contain("Header ×1").And.Contain("Withhold, Unknown ×1")
            .And.Contain("\"promo\": { \"Category\": \"…\", \"Purpose\": \"…\" }".Replace("\"", "&quot;"))
            .And.NotContain("<script").And.NotContain(" style=");
        style.Header("Content-Type").Should().Be("text/css; charset=utf-8");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Elsewhere_it_is_not_there(Server server)
    {
        await using var host = await DiscoveryTests.StartAsync(server);

        using var page = await host.GetAsync(Page);

        (await page.TextAsync()).Should().BeEmpty();
        page.CookieNames().Should().BeEmpty();
        page.Header("Content-Security-Policy").Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Mapped_without_a_policy_it_answers_not_found_and_the_log_says_why(Server server)
    {
        await using var host = await DiscoveryTests.StartAsync(server, more: app => app.MapNetHelpDeskConsentDiagnostics());
        await using var anonymous = await DiscoveryTests.StartAsync(server, more: app =>
        {
            app.UseAuthorization();
            app.MapNetHelpDeskConsentDiagnostics().RequireAuthorization().AllowAnonymous();
        });

        using var page = await host.GetAsync(Page);
        using var open = await anonymous.GetAsync(Page);

        page.StatusCode.Should().Be(HttpStatusCode.NotFound);
        open.StatusCode.Should().Be(HttpStatusCode.NotFound);
        host.Logs.Should().ContainSingle(log => log.Id.Id == 36).Which.Message.Should().Contain(".RequireAuthorization(");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Mapped_with_a_policy_it_is_for_those_whom_the_policy_lets_in(Server server)
    {
        await using var host = await DiscoveryTests.StartAsync(server, more: app =>
        {
            app.UseAuthorization();
            app.MapNetHelpDeskConsentDiagnostics().RequireAuthorization(policy => policy.RequireAssertion(
                access => access.Resource is Microsoft.AspNetCore.Http.HttpContext { Request.Headers: var headers } && headers["Staff"] == "yes"));
        });
        await host.SetCookiesAsync("/raw");

        using var stranger = await host.GetAsync(Page);
        using var staff = await host.GetAsync(Page, null, ("Staff", "yes"));

        stranger.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await stranger.TextAsync()).Should().BeEmpty();
        (await staff.TextAsync()).Should().Contain("<code>promo</code>");
        host.Logs.Should().NotContain(log => log.Id.Id == 36);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task A_policy_that_is_defined_nowhere_ends_in_no_error_for_visitors(string environment)
    {
        await using var host = await DiscoveryTests.StartAsync(Server.InMemory, environment: environment, more: app =>
        {
            app.UseAuthorization();
            app.MapNetHelpDeskConsentDiagnostics().RequireAuthorization("Staff");
        });

        using var page = await host.GetAsync("/none");
        using var diagnostics = await host.GetAsync(Page);

        page.StatusCode.Should().Be(HttpStatusCode.OK);
        diagnostics.StatusCode.Should().Be(environment == "Development" ? HttpStatusCode.OK : HttpStatusCode.NotFound);
        host.Logs.Should().ContainSingle(log => log.Id.Id == 62).Which.Message.Should().Contain("'Staff' is not defined").And.Contain("AddPolicy(\"Staff\"");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task In_development_it_may_be_mapped_all_the_same(Server server)
    {
        await using var host = await DiscoveryTests.StartAsync(
            server, environment: Development, more: app => app.MapNetHelpDeskConsentDiagnostics());

        using var page = await host.GetAsync(Page);

        page.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_build_reads_the_same_as_json(Server server)
    {
        await using var host = await DiscoveryTests.StartAsync(server, environment: Development);
        await host.SetCookiesAsync("/articles/7", "lead=secret");

        using var response = await host.GetAsync(Page, null, Json);

        var json = await response.JsonAsync();
        json.GetProperty("undeclared").EnumerateArray().Select(name => name.GetString()).Should().Equal("promo");
        json.GetProperty("enforcement").GetString().Should().Be("Enforce");
        var promo = json.GetProperty("cookies").EnumerateArray().Should().ContainSingle(cookie => cookie.GetProperty("name").GetString() == "promo").Which;
        promo.GetProperty("ways").GetProperty("Appended").GetInt64().Should().Be(1);
        promo.GetProperty("endpoints").GetProperty("GET /articles/{id}").GetInt64().Should().Be(1);
        promo.GetProperty("verdicts")[0].GetProperty("action").GetString().Should().Be("Withhold");
        promo.GetProperty("declared").GetBoolean().Should().BeFalse();
        response.Header("Content-Type").Should().Be("application/json");
        response.Header("Vary").Should().Be("Accept");
        (await response.TextAsync()).Should().NotContain("secret");
    }

    [Theory]
    [InlineData("promo=1")]
    [InlineData("XSRF-TOKEN=1")]
    [InlineData("_ga=1|_ga_1=1")]
    [InlineData("a:b=1|A_B=1|a_b=1")]
    [InlineData("$comment=1|//comment=1")]
    [InlineData("uid=1; Domain=criteo.com")]
    [InlineData("quote\"s=1")]
    [InlineData("<b>=1")]
    public async Task What_it_says_to_paste_declares_what_was_found(string headers)
    {
        var paste = "{}";
        await using (var host = await StartWritingAsync(headers))
        {
            (await UndeclaredIn(host)).Should().NotBeEmpty();
            paste = (await ReadAsync(host)).GetProperty("appsettings").GetRawText();
        }

        await using var declared = await StartWritingAsync(headers, paste.Replace("\"Category\": \"…\"", "\"Category\": \"Session\""));

        (await UndeclaredIn(declared)).Should().BeEmpty(paste);
    }

    [Fact]
    public async Task A_known_essential_cookie_is_suggested_as_essential_with_its_purpose()
    {
        await using var host = await StartWritingAsync("XSRF-TOKEN=1");

        await UndeclaredIn(host);

        (await ReadAsync(host)).GetProperty("appsettings").GetRawText().Should()
            .Contain("\"XSRF-TOKEN\": { \"Category\": \"Essential\", \"Purpose\": \"Protects forms against forged requests.\" }");
        host.Logs.Should().Contain(log => log.Id.Id == 1 && log.Message.Contains("\"Category\": \"Essential\", \"Purpose\": \"Protects forms"));
    }

    [Fact]
    public async Task A_hostile_name_stays_text()
    {
        await using var host = await DiscoveryTests.StartAsync(Server.InMemory, environment: Development);
        await host.SetCookiesAsync("/none", "<img src=x>\"'&=1; " + new string('x', 4000) + "=1");

        using var page = await host.GetAsync(Page);

        (await page.TextAsync()).Should().NotContain("<img").And.NotContain(new string('x', 129));
    }

    private static Task<ConsentHost> StartWritingAsync(string headers, string settings = "{}") => ConsentHost.StartAsync(
        Server.InMemory,
        app => app.Run(context =>
        {
            context.Response.Headers.SetCookie = headers.Split('|');
            return Task.CompletedTask;
        }),
        services: services => services.AddNetHelpDeskConsent(new ConfigurationBuilder()
            .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(settings)))
            .Build()
            .GetSection("NetHelpDeskConsent")),
        environment: Development);

    private static async Task<string?[]> UndeclaredIn(ConsentHost host)
    {
        await host.SetCookiesAsync();
        return [.. (await ReadAsync(host)).GetProperty("undeclared").EnumerateArray().Select(name => name.GetString())];
    }

    private static async Task<JsonElement> ReadAsync(ConsentHost host)
    {
        using var response = await host.GetAsync(Page, null, Json);
        return await response.JsonAsync();
    }
}
