using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;
using NetEscapades.AspNetCore.SecurityHeaders;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A site whose policy is made by NetEscapades.AspNetCore.SecurityHeaders, with a nonce for each response.</summary>
public sealed partial class PageNonceTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Whatever_runs_carries_the_nonce_of_its_page_and_the_policy_names_what_was_granted(Server server)
    {
        await using var host = await StartAsync(server);

        using var undecided = await host.GetAsync();
        using var granted = await host.GetAsync("/", Visitor.GrantedAll);

        foreach (var (response, hosts) in new[] { (undecided, ""), (granted, " https://ga.example") })
        {
            var policy = response.Header("Content-Security-Policy");
            var nonce = Nonce().Match(policy).Groups[1].Value;
            nonce.Should().NotBeEmpty();
            policy.Should().Contain($"script-src 'self' 'nonce-{nonce}'{hosts}").And.Contain("object-src 'none'");
            var html = System.Net.WebUtility.HtmlDecode(await response.TextAsync());
            foreach (var element in Runs().Matches(html).Select(match => match.Value))
            {
                element.Should().Contain($"nonce=\"{nonce}\"");
            }
        }

        Runs().Matches(await undecided.TextAsync()).Should().HaveCount(4);
    }

    private static Task<ConsentHost> StartAsync(Server server) => ConsentHost.StartAsync(
        server,
        app => app.Run(async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync(
                await TagPage.RenderAsync(new ConsentHeadTagHelper { ViewContext = TagPage.ViewOf(context) }, "head")
                + await TagPage.ElementAsync(context, "tracking", "script", "", new TagHelperAttribute("src", "https://ga.example/a.js"))
                + await TagPage.ElementAsync(context, "advertising", "iframe", "", new TagHelperAttribute("src", "https://video.example/")));
        }),
        options =>
        {
            options.Signals.GoogleConsentMode = true;
            (options.Categories["Tracking"] = new()).ContentSecurityPolicy["script-src"] = "https://ga.example";
        },
        services => services.AddNetHelpDeskConsent(_ => { }).UseNonce(context => context.GetNonce()),
        before: app => app.UseSecurityHeaders(new HeaderPolicyCollection().AddContentSecurityPolicy(policy =>
        {
            policy.AddScriptSrc().Self().WithNonce();
            policy.AddObjectSrc().None();
        })));

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();

    /// <summary>Scripts, and templates whose scripts will run.</summary>
    [GeneratedRegex("<(script|template data-consent-category)[^>]*>")]
    private static partial Regex Runs();
}
