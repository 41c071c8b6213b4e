using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Components;

namespace NetHelpDesk.Consent.Tests;

/// <summary><c>&lt;ConsentGate&gt;</c> and <c>&lt;ConsentHead&gt;</c> on static pages.</summary>
public sealed class ConsentGateTests : OnBothServers
{
    private const string Escaped = "&lt;script src=&quot;/a.js&quot;&gt;&lt;/script&gt;&lt;p&gt;&amp;lt;b&amp;gt;&lt;/p&gt;";

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Content_is_plain_with_consent_and_text_without(Server server)
    {
        await using var host = await StartAsync<ConsentGate>(server, new()
        {
            [nameof(ConsentGate.Category)] = "tracking",
            [nameof(ConsentGate.ChildContent)] = (RenderFragment)Content,
            [nameof(ConsentGate.Otherwise)] = (RenderFragment)(builder => builder.AddMarkupContent(0, "<p>Not here</p>")),
        });

        using var refused = await host.GetAsync("/", Visitor.RefusedAll);
        using var granted = await host.GetAsync("/", Visitor.GrantedAll);

        (await refused.TextAsync()).Should().Contain("gate.js").And.EndWith(
            $"<template data-consent-category=\"tracking\" data-consent-html=\"{Escaped}\"></template><p>Not here</p><template data-consent-end></template>");
        (await granted.TextAsync()).Should().Contain("gate.js").And.MatchRegex(
            """<script src="/privacy-choices/kept\.js\?v=[^"]+" href="/privacy-choices/kept\.js\?v=[^"]+" data-consent-kept="tracking" data-consent-state="[^"]+" data-consent-replaced></script>"""
            + """<template data-consent-granted="tracking"></template><script src="/a\.js"></script><p>&lt;b&gt;</p><!--]]></noframes><!---->$""");
        granted.Header("Vary").Should().Contain("Cookie");
    }

    [Fact]
    public async Task A_component_in_it_knows_the_request_and_a_provider_makes_a_placeholder()
    {
        await using var host = await StartAsync<ConsentGate>(Server.InMemory, new()
        {
            [nameof(ConsentGate.Category)] = "tracking",
            [nameof(ConsentGate.Provider)] = "Video & Co",
            [nameof(ConsentGate.ChildContent)] = (RenderFragment)(builder =>
            {
                builder.OpenComponent<ConsentLink>(0);
                builder.AddComponentParameter(1, nameof(ConsentLink.Script), false);
                builder.CloseComponent();
                builder.OpenComponent<ConsentGate>(2);
                builder.AddComponentParameter(3, nameof(ConsentGate.Category), "advertising");
                builder.AddComponentParameter(4, nameof(ConsentGate.ChildContent), (RenderFragment)Content);
                builder.CloseComponent();
            }),
        });

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().Contain("&lt;a href=&quot;/privacy-choices?lang=en&amp;amp;returnUrl=%2F")
            .And.Contain("Video &amp; Co is not loaded").And.Contain("data-consent-allow=\"tracking\"")
            .And.Contain("&lt;template data-consent-category=&quot;advertising&quot; data-consent-html=&quot;&amp;lt;script")
            .And.NotContain("<script src=\"/a.js\"");
    }

    [Fact]
    public async Task Gates_in_gates_end_on_their_own_and_wait_with_what_is_around_them()
    {
        await using var host = await StartAsync<ConsentGate>(Server.InMemory, new()
        {
            [nameof(ConsentGate.Category)] = "advertising",
            [nameof(ConsentGate.ChildContent)] = (RenderFragment)(builder =>
            {
                builder.OpenComponent<ConsentGate>(0);
                builder.AddComponentParameter(1, nameof(ConsentGate.Category), "tracking");
                builder.AddComponentParameter(2, nameof(ConsentGate.ChildContent), (RenderFragment)Content);
                builder.CloseComponent();
                builder.AddMarkupContent(3, "<i></i>");
            }),
        });

        using var all = await host.GetAsync("/", Visitor.GrantedAll);
        using var one = await host.GetAsync("/", ".NetHelpDesk.Consent=v=1&at=2026-11-23T10:00:00Z&policy=1&session=no&tracking=yes&advertising=no");

        (await all.TextAsync()).Should().Contain("data-consent-depth=\"1\" data-consent-kept=\"tracking\"")
            .And.EndWith("<!--]]></noembed><!----><i></i><!--]]></noframes><!---->");
        (await one.TextAsync()).Should().Contain("data-consent-html=\"&lt;template data-consent-category=&quot;tracking&quot; data-consent-html=&quot;&amp;lt;script");
    }

    [Theory]
    [InlineData("trackng", "Did you mean 'Tracking'?")]
    [InlineData(null, "Name the category")]
    public async Task A_category_that_does_not_exist_is_an_error(string? category, string message)
    {
        await using var host = await StartAsync<ConsentGate>(Server.InMemory, new() { [nameof(ConsentGate.Category)] = category });

        var render = () => host.GetAsync("/", Visitor.GrantedAll);

        (await render.Should().ThrowAsync<Exception>()).Which.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_head_has_the_early_script_where_a_setting_needs_it(bool isNeeded)
    {
        await using var host = await StartAsync<ConsentHead>(
            Server.InMemory, [], options => options.GuardScriptCookies = isNeeded);

        using var response = await host.GetAsync("/", Visitor.GrantedAll);

        (await response.TextAsync()).Contains("early.js", StringComparison.Ordinal).Should().Be(isNeeded);
    }

    private static void Content(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<script src=\"/a.js\"></script>");
        builder.OpenElement(1, "p");
        builder.AddContent(2, "<b>");
        builder.CloseElement();
    }

    private static Task<ConsentHost> StartAsync<TComponent>(
        Server server, Dictionary<string, object?> parameters, Action<ConsentOptions>? options = null)
        where TComponent : IComponent => ConsentHost.StartAsync(
        server,
        (HttpContext context) => new RazorComponentResult<TComponent>(parameters).ExecuteAsync(context),
        options,
        services => services.AddRazorComponents().AddInteractiveServerComponents());
}
