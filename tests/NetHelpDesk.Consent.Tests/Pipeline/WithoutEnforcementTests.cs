using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Where nothing is enforced no visitor is promised anything, and the developer is told all that will change.</summary>
public sealed class WithoutEnforcementTests : OnBothServers
{
    private const string Fragment = "/privacy-choices/banner";

    [Theory]
    [InlineData(EnforcementMode.ReportOnly, BannerMode.PerVisitor)]
    [InlineData(EnforcementMode.ReportOnly, BannerMode.CacheSafe)]
    [InlineData(EnforcementMode.Off, BannerMode.PerVisitor)]
    public async Task No_visitor_is_shown_the_banner(EnforcementMode enforcement, BannerMode mode)
    {
        await using var host = await StartAsync("Production", options => (options.Enforcement, options.BannerMode) = (enforcement, mode));

        using var page = await host.GetAsync("/page");
        using var fragment = await host.GetAsync(Fragment);
        using var choices = await host.GetAsync("/privacy-choices");

        (await page.TextAsync()).Should().NotContain("consent");
        fragment.StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await choices.TextAsync()).Should().Contain("this site does not act on them yet");
    }

    [Fact]
    public async Task A_site_that_asks_for_the_banner_has_it()
    {
        await using var host = await StartAsync("Production", options => options.BannerWithoutEnforcement = true);

        using var page = await host.GetAsync("/page");
        using var fragment = await host.GetAsync(Fragment);

        (await page.TextAsync()).Should().Contain("data-consent-banner").And.NotContain("data-consent-preview");
        fragment.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_developer_sees_it_as_a_preview_that_says_so()
    {
        await using var host = await StartAsync("Development");
        await using var enforced = await StartAsync("Development", options => options.Enforcement = EnforcementMode.Enforce);

        using var page = await host.GetAsync("/page");
        using var fragment = await host.GetAsync(Fragment);
        using var usual = await enforced.GetAsync("/page");

        (await page.TextAsync()).Should().Contain("data-consent-banner").And.Contain("data-consent-preview>Preview in Development");
        (await fragment.TextAsync()).Should().Contain("data-consent-preview>");
        (await usual.TextAsync()).Should().Contain("data-consent-banner").And.NotContain("data-consent-preview");
    }

    [Fact]
    public async Task A_path_that_is_only_reported_has_no_banner_and_its_neighbour_has()
    {
        await using var host = await StartAsync("Production", options =>
        {
            options.Enforcement = EnforcementMode.Enforce;
            options.Paths["/old"] = new() { Enforcement = EnforcementMode.ReportOnly, Reason = "r" };
        });

        using var old = await host.GetAsync("/old/page");
        using var page = await host.GetAsync("/page");

        (await old.TextAsync()).Should().NotContain("data-consent-banner");
        (await page.TextAsync()).Should().Contain("data-consent-banner");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task All_that_will_be_withheld_or_hidden_is_a_warning(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WriteAsync, options => options.Enforcement = EnforcementMode.ReportOnly);

        await host.SetCookiesAsync("/", "_fbp=1; ad=1");

        foreach (var name in (string[])["mystery", "_ga", "lead", "_fbp", "ad"])
        {
            host.Logs.Should().ContainSingle(log => log.Message.Contains($"'{name}' would be") && log.Level == LogLevel.Warning, name);
        }

        host.Logs.Should().ContainSingle(log => log.Id.Id == 16).Which.Level.Should().Be(LogLevel.Warning);
        host.Logs.Single(log => log.Message.Contains("'_ga'")).Message.Should().Contain("\"_ga\": { \"Category\": \"Tracking\" }");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_is_told_whether_all_is_ready(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.UseRouting();
                app.MapNetHelpDeskConsentDiagnostics().RequireAuthorization(policy => policy.RequireAssertion(_ => true));
                app.UseAuthorization();
#pragma warning disable ASP0014
                app.UseEndpoints(_ => { });
#pragma warning restore ASP0014
                app.Run(WriteAsync);
            },
            options => options.Enforcement = EnforcementMode.ReportOnly,
            services => services.AddAuthorization().AddHealthChecks().AddNetHelpDeskConsent());

        (await CheckAsync(host)).Should().Be((HealthStatus.Healthy, "Ready to enforce: yes, as far as cookies were seen since the application started."));
        await host.SetCookiesAsync("/", "_fbp=1; ad=1");

        (await CheckAsync(host)).Should().Be((HealthStatus.Degraded, "Ready to enforce: no, 3 cookies are not declared: mystery, _fbp, _ga."));
        using var page = await host.GetAsync("/privacy-choices/diagnostics");
        (await page.TextAsync()).Should().Contain("Ready to enforce: no, 3 cookies are not declared: mystery, _fbp, _ga.");
        using var json = await host.GetAsync("/privacy-choices/diagnostics", null, ("Accept", "application/json"));
        (await json.JsonAsync()).GetProperty("readyToEnforce").GetBoolean().Should().BeFalse();
        (await json.JsonAsync()).GetProperty("notReady").EnumerateArray().Select(name => name.GetString()).Should().Equal("mystery", "_fbp", "_ga");
    }

    private static async Task<(HealthStatus Status, string? Description)> CheckAsync(ConsentHost host)
    {
        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(TestContext.Current.CancellationToken);
        var entry = report.Entries["NetHelpDesk.Consent"];
        return (entry.Status, entry.Description);
    }

    private static Task<ConsentHost> StartAsync(string environment, Action<ConsentOptions>? options = null) => ConsentHost.StartAsync(
        Server.InMemory,
        app => app.Run(BannerPage.WriteAsync),
        all =>
        {
            all.Enforcement = EnforcementMode.ReportOnly;
            options?.Invoke(all);
        },
        environment: environment);

    private static Task WriteAsync(HttpContext context)
    {
        foreach (var name in (string[])["mystery", "_ga", "lead", "auth"])
        {
            context.Response.Cookies.Append(name, "1");
        }

        return context.Response.WriteAsync("page");
    }
}
