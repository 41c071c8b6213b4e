using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests.Docs;

/// <summary>
/// What the README and the guide to moving say of the framework's cookie policy, beside what this library does in the same
/// place.
/// </summary>
public sealed class ComparisonTests
{
    private const string Consented = ".AspNet.Consent=yes";

    [Fact]
    public async Task A_cookie_that_is_written_as_a_header_passes_the_policy_alone() =>
        await CompareAsync(
            context =>
            {
                context.Response.Headers.Append("Set-Cookie", "lead=1");
                return Task.CompletedTask;
            },
            policy: "lead=1",
            library: "");

    [Fact]
    public async Task A_cookie_before_a_withdrawal_in_the_same_request_passes_the_policy_alone() =>
        await CompareAsync(
            context =>
            {
                context.Response.Cookies.Append("lead", "1");
                context.Features.GetRequiredFeature<ITrackingConsentFeature>().WithdrawConsent();
                return Task.CompletedTask;
            },
            policy: "lead=1; path=/",
            library: "",
            policyCookie: Consented,
            libraryCookie: Visitor.GrantedAll);

    [Fact]
    public async Task A_deletion_by_append_passes_the_library_alone() =>
        await CompareAsync(
            context =>
            {
                context.Response.Cookies.Append("lead", "", new CookieOptions { Expires = DateTimeOffset.UnixEpoch });
                return Task.CompletedTask;
            },
            policy: "",
            library: "lead=; expires=Thu, 01 Jan 1970 00:00:00 GMT; path=/");

    [Fact]
    public async Task A_cookie_in_the_request_is_hidden_by_the_library_alone() =>
        await CompareAsync(
            context =>
            {
                context.Response.Headers.Append("Set-Cookie", "auth=" + context.Request.Cookies["lead"]);
                return Task.CompletedTask;
            },
            policy: "auth=1",
            library: "auth=",
            policyCookie: "lead=1",
            libraryCookie: "lead=1");

    [Fact]
    public async Task A_refusal_is_kept_by_the_library_alone()
    {
        RequestDelegate page = context =>
        {
            context.Features.GetRequiredFeature<ITrackingConsentFeature>().WithdrawConsent();
            return Task.CompletedTask;
        };
        await using var policy = await StartPolicyAsync(page);
        await using var library = await ConsentHost.StartAsync(Server.InMemory, page);

        using var client = policy.GetTestClient();
        client.DefaultRequestHeaders.Add("Cookie", Consented);
        using var forgotten = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
        using var kept = await library.GetAsync(cookie: Visitor.GrantedAll);

        forgotten.SetCookies().Should().ContainSingle().Which.Should().StartWith(".AspNet.Consent=;");
        kept.SetCookies()[^1].Should().Contain("&tracking=no");
    }

    private static async Task CompareAsync(
        RequestDelegate page, string policy, string library, string? policyCookie = null, string? libraryCookie = null)
    {
        await using var withPolicy = await StartPolicyAsync(page);
        await using var withLibrary = await ConsentHost.StartAsync(Server.InMemory, page);
        using var client = withPolicy.GetTestClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (policyCookie is not null)
        {
            request.Headers.Add("Cookie", policyCookie);
        }

        using var ofPolicy = await client.SendAsync(request, TestContext.Current.CancellationToken);
        using var ofLibrary = await withLibrary.GetAsync(cookie: libraryCookie);

        Sent(ofPolicy).Should().Be(policy);
        Sent(ofLibrary).Should().Be(library);
    }

    /// <summary>What was sent, but for the consent cookies and what the library expires.</summary>
    private static string Sent(HttpResponseMessage response) => string.Join(
        "|", response.SetCookies().Where(cookie => !cookie.Contains(".Consent=", StringComparison.Ordinal) && !cookie.Contains("max-age=0", StringComparison.Ordinal)));

    private static async Task<WebApplication> StartPolicyAsync(RequestDelegate page)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseTestServer();
        builder.Services.Configure<CookiePolicyOptions>(policy => policy.CheckConsentNeeded = _ => true);
        var app = builder.Build();
        app.UseCookiePolicy();
        app.Run(page);
        await app.StartAsync();
        return app;
    }
}
