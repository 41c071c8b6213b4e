using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Components;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The Blazor components, rendered statically: what the tag helpers render, and cached as they are.</summary>
public sealed class ComponentTests : OnBothServers
{
    private const string ByTagHelper = "X-By-Tag-Helper";

    private static readonly string[] CacheHeaders = ["Vary", "Cache-Control"];

    public static TheoryData<Server, BannerMode, string?, string> Visits
    {
        get
        {
            var visits = new TheoryData<Server, BannerMode, string?, string>();
            foreach (var mode in Enum.GetValues<BannerMode>())
            {
                visits.Add(Server.InMemory, mode, null, "0");
                visits.Add(Server.InMemory, mode, null, "1");
                visits.Add(Server.Kestrel, mode, Visitor.RefusedAll, "0");
                visits.Add(Server.Kestrel, mode, Visitor.GrantedAll, "0");
            }

            return visits;
        }
    }

    [Theory]
    [MemberData(nameof(Visits))]
    public Task The_banner_is_that_of_the_tag_helper(Server server, BannerMode mode, string? cookie, string signal) =>
        CompareAsync<ConsentBanner>(server, BannerPage.WriteAsync, mode, cookie, signal);

    [Theory]
    [MemberData(nameof(Visits))]
    public Task The_link_is_that_of_the_tag_helper(Server server, BannerMode mode, string? cookie, string signal) =>
        CompareAsync<ConsentLink>(server, BannerPage.WriteLinkAsync, mode, cookie, signal);

    [Theory]
    [MemberData(nameof(Visits))]
    public Task The_list_of_cookies_is_that_of_the_tag_helper(Server server, BannerMode mode, string? cookie, string signal) =>
        CompareAsync<Components.CookieDeclaration>(server, BannerPage.WriteDeclarationAsync, mode, cookie, signal);

    [Theory]
    [MemberData(nameof(Visits))]
    public Task The_button_that_withdraws_is_that_of_the_tag_helper(Server server, BannerMode mode, string? cookie, string signal) =>
        CompareAsync<ConsentWithdraw>(server, BannerPage.WriteWithdrawalAsync, mode, cookie, signal);

    [Fact]
    public async Task A_banner_says_where_it_stands()
    {
        var html = await RenderAsync<ConsentBanner>(new() { [nameof(ConsentBanner.Position)] = BannerPosition.Center });

        html.Should().Contain("class=\"nhd nhd-choices nhd-center\"");
    }

    [Fact]
    public async Task A_preview_shows_the_banner_to_those_who_decided()
    {
        var html = await RenderAsync<ConsentBanner>(new() { [nameof(ConsentBanner.Preview)] = true }, Visitor.RefusedAll);

        html.Should().Contain("data-consent-banner");
    }

    [Fact]
    public async Task A_link_takes_attributes_and_words_and_leaves_the_script_out()
    {
        var html = await RenderAsync<ConsentLink>(new()
        {
            ["class"] = "small",
            [nameof(ConsentLink.Script)] = false,
            [nameof(ConsentLink.ChildContent)] = (RenderFragment)(builder => builder.AddContent(0, "Your <choices>")),
        });

        html.Should().Be(
            "<a class=\"small\" href=\"/privacy-choices?lang=en&amp;returnUrl=%2F\" data-consent-open>Your &lt;choices&gt;</a>");
    }

    [Fact]
    public async Task A_banner_in_an_interactive_component_says_where_to_put_it()
    {
        await using var host = await StartAsync<InteractiveBanner>(Server.InMemory, []);

        var render = () => host.GetAsync();

        (await render.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*Put it into App.razor*");
    }

    private static async Task CompareAsync<TComponent>(
        Server server, RequestDelegate tagHelper, BannerMode mode, string? cookie, string signal)
        where TComponent : IComponent
    {
        await using var host = await StartAsync<TComponent>(server, [], options => options.BannerMode = mode, tagHelper);

        using var expected = await host.GetAsync("/?a=1&b=2", cookie, ("Sec-GPC", signal), ("Accept-Language", "de"), (ByTagHelper, "1"));
        using var response = await host.GetAsync("/?a=1&b=2", cookie, ("Sec-GPC", signal), ("Accept-Language", "de"));

        $"<body>{await response.TextAsync()}</body>".Should().Be(await expected.TextAsync());
        foreach (var header in CacheHeaders)
        {
            response.Header(header).Should().Be(expected.Header(header), header);
        }
    }

    private static async Task<string> RenderAsync<TComponent>(Dictionary<string, object?> parameters, string? cookie = null)
        where TComponent : IComponent
    {
        await using var host = await StartAsync<TComponent>(Server.InMemory, parameters);
        using var response = await host.GetAsync("/", cookie);
        return await response.TextAsync();
    }

    private static Task<ConsentHost> StartAsync<TComponent>(
        Server server,
        Dictionary<string, object?> parameters,
        Action<ConsentOptions>? options = null,
        RequestDelegate? tagHelper = null)
        where TComponent : IComponent => ConsentHost.StartAsync(
        server,
        context =>
        {
            context.Response.Headers.CacheControl = "public, max-age=60";
            return context.Request.Headers.ContainsKey(ByTagHelper)
                ? tagHelper!(context)
                : new RazorComponentResult<TComponent>(parameters).ExecuteAsync(context);
        },
        options,
        services => services.AddRazorComponents().AddInteractiveServerComponents());
}
