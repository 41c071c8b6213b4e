using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The site's own content security policy, opened for what the visitor granted.</summary>
public sealed class PolicyByConsentTests : OnBothServers
{
    private const string Policy = "default-src 'none';  script-src 'self'";
    private const string Opened = "default-src 'none'; script-src 'self' https://ga.example; img-src https://ga.example";

    private static readonly string Tracking = Visitor.Decided("session=no", "tracking=yes", "advertising=no");

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Hosts_are_added_for_visitors_who_granted_their_category_alone(Server server)
    {
        await using var host = await StartAsync(server);

        using var undecided = await host.GetAsync();
        using var refused = await host.GetAsync("/", Visitor.RefusedAll);
        using var granted = await host.GetAsync("/", Tracking);
        using var signalled = await host.GetAsync("/", Visitor.GrantedAll, ("Sec-GPC", "1"));

        undecided.Header("Content-Security-Policy").Should().Be(Policy);
        refused.Header("Content-Security-Policy").Should().Be(Policy);
        granted.Header("Content-Security-Policy").Should().Be(Opened);
        signalled.Header("Content-Security-Policy").Should().Be(Opened);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Every_policy_is_opened_the_reporting_ones_too(Server server)
    {
        await using var host = await StartAsync(server, context =>
        {
            context.Response.Headers.ContentSecurityPolicy = new([Policy, "script-src 'none', object-src 'none'"]);
            context.Response.Headers.ContentSecurityPolicyReportOnly = "script-src 'none'; report-uri /r";
        });

        using var response = await host.GetAsync("/", Tracking);

        response.Headers.GetValues("Content-Security-Policy").Should()
            .Equal(Opened, "script-src https://ga.example, object-src 'none'");
        response.Header("Content-Security-Policy-Report-Only").Should().Be("script-src https://ga.example; report-uri /r");
    }

    [Theory]
    [InlineData("text/javascript")]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task Only_pages_are_concerned(string? contentType)
    {
        await using var host = await StartAsync(Server.InMemory, contentType: contentType);

        using var response = await host.GetAsync("/", Tracking);

        response.Header("Content-Security-Policy").Should().Be(Policy);
        response.Header("Vary").Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_site_without_a_policy_gets_none(Server server)
    {
        await using var host = await StartAsync(server, _ => { });

        using var response = await host.GetAsync("/", Tracking);

        response.Headers.Contains("Content-Security-Policy").Should().BeFalse();
        response.Header("Vary").Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_whose_policy_differs_is_no_page_for_shared_caches(Server server)
    {
        await using var host = await StartAsync(server, context =>
        {
            context.Response.Headers.ContentSecurityPolicy = Policy;
            context.Response.Headers.CacheControl = "public, max-age=60";
        });

        foreach (var cookie in new[] { null, Tracking, Visitor.RefusedAll })
        {
            using var response = await host.GetAsync("/", cookie);

            response.Header("Cache-Control").Should().Be("private, max-age=60");
            response.Header("Vary").Should().Contain("Cookie");
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_from_the_output_cache_has_the_policy_of_its_visitor(Server server)
    {
        var rendered = 0;
        await using var host = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.UseOutputCache();
                app.MapGet("/", context =>
                {
                    rendered++;
                    context.Response.Headers.ContentSecurityPolicy = Policy;
                    context.Response.ContentType = "text/html";
                    return context.Response.WriteAsync("page");
                }).CacheOutput();
            },
            AddHosts,
            services => services.AddOutputCache());

        foreach (var (cookie, expected) in new[] { (Tracking, Opened), (Visitor.RefusedAll, Policy), (Tracking, Opened), (Visitor.RefusedAll, Policy) })
        {
            using var response = await host.GetAsync("/", cookie);

            response.Header("Content-Security-Policy").Should().Be(expected);
        }

        rendered.Should().Be(2);
    }

    private static void AddHosts(ConsentOptions options)
    {
        var policy = (options.Categories["Tracking"] = new()).ContentSecurityPolicy;
        policy["Script-Src"] = "https://ga.example";
        policy["img-src"] = " https://ga.example ";
        (options.Categories["Advertising"] = new()).ContentSecurityPolicy["script-src"] = "https://ads.example";
    }

    private static Task<ConsentHost> StartAsync(
        Server server, Action<HttpContext>? write = null, string? contentType = "text/html; charset=utf-8") => ConsentHost.StartAsync(
        server,
        context =>
        {
            (write ?? (page => page.Response.Headers.ContentSecurityPolicy = Policy))(context);
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync("page");
        },
        AddHosts);
}
