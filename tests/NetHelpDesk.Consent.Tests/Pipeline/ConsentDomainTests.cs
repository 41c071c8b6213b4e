using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Http;
using NetHelpDesk.Consent.Tests.Records;

namespace NetHelpDesk.Consent.Tests;

/// <summary>On which domain a decision is kept, whose consent cookies it deletes, and what is said where no browser keeps it.</summary>
public sealed class ConsentDomainTests : OnBothServers
{
    private const int NotKept = 59;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_decision_leaves_another_site_s_on_the_parent_domain_alone(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, PageAsync, options => options.ExpireParentDomains = false);

        foreach (var (method, path) in new[] { (HttpMethod.Post, "/privacy-choices"), (HttpMethod.Delete, "/privacy-choices"), (HttpMethod.Post, "/privacy-choices/forget") })
        {
            using var response = await SendAsync(host, method, path, "help.example.com");

            response.SetCookies().Should().NotContain(cookie => cookie.Contains("domain=example.com", StringComparison.Ordinal));
            response.SetCookies()[^1].Should().StartWith(".NetHelpDesk.Consent=").And.NotContain("domain=");
        }
    }

    [Fact]
    public async Task What_another_site_refused_on_the_parent_domain_stays_refused_here_too()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, PageAsync, options =>
        {
            options.ExpireParentDomains = false;
            options.Mode = ConsentMode.OptOut;
        });

        var cookies = await host.SetCookiesAsync(cookie: Visitor.GrantedAll + "; " + Visitor.RefusedAll);

        cookies.Should().BeEmpty();
    }

    [Theory]
    [InlineData("www.example.com", "domain=example.com")]
    [InlineData("help.example.org:8080", "domain=example.org")]
    [InlineData("example.org", "domain=example.org")]
    public async Task Of_several_domains_the_host_s_own_is_written(string name, string domain)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory, PageAsync, options => options.ConsentCookie.Domain = "example.com, example.org");

        using var response = await SendAsync(host, HttpMethod.Post, "/privacy-choices", name);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.SetCookies()[^1].Should().StartWith(".NetHelpDesk.Consent=v=1").And.Contain($"; {domain};");
    }

    [Fact]
    public async Task A_host_with_characters_outside_of_ASCII_is_compared_as_browsers_send_it()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory, PageAsync, options => options.ConsentCookie.Domain = "xn--bcher-kva.example");

        using var response = await SendAsync(host, HttpMethod.Post, "/privacy-choices", "www.xn--bcher-kva.example");

        response.SetCookies()[^1].Should().Contain("; domain=xn--bcher-kva.example;");
    }

    [Theory]
    [InlineData("same-origin", HttpStatusCode.OK)]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    public async Task Behind_a_proxy_that_changes_the_host_the_page_s_own_counts(string site, HttpStatusCode status)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory, PageAsync, options => options.ConsentCookie.Domain = "example.com, example.org");

        using var body = JsonContent.Create(new { choice = "accept" });
        using var response = await host.SendAsync(
            HttpMethod.Post, "/privacy-choices", null, body,
            ("Host", "app:8080"), ("Sec-Fetch-Site", site), ("Origin", "https://www.example.org"));

        response.StatusCode.Should().Be(status);
        response.SetCookies().Any(cookie => cookie.Contains("; domain=example.org;", StringComparison.Ordinal)).Should().Be(status == HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("""{ "Domain": "example.com" }""")]
    [InlineData("""{ "Domain": ".example.com" }""")]
    [InlineData("""{ "Domain": "example.org,example.com" }""")]
    [InlineData("""{ "Domain": "example.org example.com" }""")]
    [InlineData("""{ "Domain": [ "example.org", "example.com" ] }""")]
    public void The_domain_may_be_written_as_a_text_or_a_list(string cookie) =>
        new ConsentRules(ConfiguredConsent.Read($$"""{ "ConsentCookie": {{cookie}} }"""))
            .ConsentCookie.DomainOn("www.example.com").Should().Be("example.com");

    [Theory]
    [InlineData("notexample.com")]
    [InlineData("localhost")]
    [InlineData("192.0.2.1")]
    [InlineData("[::1]")]
    [InlineData("com")]
    public async Task Where_no_browser_keeps_a_decision_a_choice_is_answered_so_and_changes_nothing(string name)
    {
        await using var site = await RecordingSite.StartAsync(options: options => options.ConsentCookie.Domain = "example.com");

        foreach (var (method, path) in new[] { (HttpMethod.Post, "/privacy-choices"), (HttpMethod.Delete, "/privacy-choices"), (HttpMethod.Post, "/privacy-choices/forget") })
        {
            using var response = await SendAsync(site.Host, method, path, name);

            response.StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest);
            response.Header("Content-Type").Should().Be("application/problem+json");
            var problem = await response.JsonAsync();
            problem.GetProperty("field").GetString().Should().Be("Host");
            problem.GetProperty("state").GetProperty("decided").GetBoolean().Should().BeFalse();
            response.SetCookies().Should().BeEmpty();
        }

        await RecordingSite.SettleAsync();
        site.Store.Batches.Should().BeEmpty();
        site.Host.Logs.Should().ContainSingle(log => log.Id.Id == NotKept).Which.Message.Should().Contain("example.com");
    }

    [Fact]
    public async Task A_person_without_script_reads_that_the_choice_was_not_saved()
    {
        await using var site = await RecordingSite.StartAsync(options: options => options.ConsentCookie.Domain = "example.com");

        using var response = await site.PostFormAsync(null, ("choice", "accept"), ("returnUrl", "/page"));

        response.StatusCode.Should().Be(HttpStatusCode.MisdirectedRequest);
        (await response.TextAsync()).Should().Contain("data-consent-notice").And.Contain(HtmlTemplate.Encode(LanguageSet.Find("de")![TextKey.Failed]));
    }

    [Fact]
    public async Task What_code_decides_there_counts_for_the_request_and_is_told()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            async context =>
            {
                await context.GetConsent().GrantAsync();
                await PageAsync(context);
            },
            options => options.ConsentCookie.Domain = "example.com");

        (await host.SetCookiesAsync()).Should().Equal("lead=1");
        host.Logs.Should().Contain(log => log.Id.Id == NotKept);
    }

    private static Task PageAsync(HttpContext context)
    {
        context.Response.Headers.Append("Set-Cookie", "lead=1");
        return context.Response.WriteAsync("page");
    }

    private static Task<HttpResponseMessage> SendAsync(ConsentHost host, HttpMethod method, string path, string name) => host.SendAsync(
        method, path, content: path.EndsWith("forget", StringComparison.Ordinal) || method == HttpMethod.Delete ? null : JsonContent.Create(new { choice = "accept" }), headers: ("Host", name));
}
