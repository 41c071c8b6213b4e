using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent.Tests;

/// <summary><c>&lt;consent&gt;</c> with and without an alternative.</summary>
public sealed class ConsentContentTests : OnBothServers
{
    private const string Content = "<div id=\"chart\"></div><script src=\"/chart.js\"></script>";

    /// <summary>No scanner finds a tag in it.</summary>
    private const string Escaped =
        "&lt;div id=&quot;chart&quot;&gt;&lt;/div&gt;&lt;script src=&quot;/chart.js&quot;&gt;&lt;/script&gt;";

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Content_is_plain_with_consent_and_inert_without(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context => WriteAsync(context, alternative: "<p>No chart</p>"));

        using var granted = await host.GetAsync("/", Visitor.GrantedAll);
        using var refused = await host.GetAsync("/", Visitor.RefusedAll);

        (await granted.TextAsync()).Should().Contain("></script><script src=\"/privacy-choices/kept.js?")
            .And.EndWith("></script><template data-consent-granted=\"tracking\"></template>" + Content + "<!--]]></noframes><!---->").And.NotContain("No chart");
        (await refused.TextAsync()).Should().EndWith(
            $"></script><template data-consent-category=\"tracking\" data-consent-html=\"{Escaped}\"></template><p>No chart</p><template data-consent-end></template>");
    }

    [Fact]
    public async Task A_provider_makes_up_for_a_missing_alternative()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context => WriteAsync(context, provider: "Chart Co"));

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().Contain("Chart Co is not loaded").And.EndWith("<template data-consent-end></template>");
    }

    [Fact]
    public async Task Without_either_there_is_nothing_in_its_place()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context => WriteAsync(context));

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().EndWith($"\"{Escaped}\"></template><template data-consent-end></template>");
    }

    [Fact]
    public async Task The_end_of_a_part_does_not_end_the_one_around_it()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context => context.Response.WriteAsync(
            Nest(context, "tracking", "advertising", "tracking", "session")));

        using var response = await host.GetAsync("/", Visitor.GrantedAll);

        // The fourth is not open from the start: there is no text of its own for it.
        (await response.TextAsync()).Should().MatchRegex(
            "<script[^>]* data-consent-kept=\"tracking\".*data-consent-depth=\"1\" data-consent-kept=\"advertising\".*data-consent-depth=\"2\" data-consent-kept=\"tracking\".*"
            + "data-consent-category=\"session\" data-consent-html=\"in&lt;\"></template><template data-consent-end></template>"
            + "<!--]]></xmp><!----><!--]]></noembed><!----><!--]]></noframes><!---->$");
    }

    [Fact]
    public async Task What_stands_in_a_part_that_waits_waits_too()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, async context => await context.Response.WriteAsync(
            Nest(context, "advertising", "tracking") + await TagPage.ElementAsync(context, "tracking", "img")));

        using var response = await host.GetAsync("/", ".NetHelpDesk.Consent=v=1&at=2026-11-23T10:00:00Z&policy=1&session=no&tracking=yes&advertising=no");

        var html = await response.TextAsync();
        html.Should().Contain("data-consent-html=\"&lt;template data-consent-category=&quot;tracking&quot; data-consent-html=&quot;in&amp;lt;&quot;&gt;")
            .And.Contain("<img data-consent-granted=\"tracking\">");
    }

    [Fact]
    public async Task An_alternative_is_no_part_of_what_waits()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, WriteWithAlternativeAsync);

        using var response = await host.GetAsync("/", ".NetHelpDesk.Consent=v=1&at=2026-11-23T10:00:00Z&policy=1&session=no&tracking=yes&advertising=no");

        (await response.TextAsync()).Should().Contain("data-consent-granted=\"tracking\"></template>in<");
    }

    [Fact]
    public async Task An_alternative_outside_of_such_content_is_an_error()
    {
        var render = () => TagPage.RenderAsync(new ConsentOtherwiseTagHelper(), "consent-otherwise");

        (await render.Should().ThrowAsync<InvalidOperationException>()).WithMessage("<consent-otherwise> belongs into*");
    }

    /// <summary>Content in content, each of its category.</summary>
    private static string Nest(HttpContext context, params ReadOnlySpan<string> categories)
    {
        if (categories is not [var category, .. var others])
        {
            return "in<";
        }

        var rest = others.ToArray();
        var output = new TagHelperOutput(
            "consent", [], (_, _) => Task.FromResult(TagPage.Html(Nest(context, rest))));
        new ConsentTagHelper { ViewContext = TagPage.ViewOf(context), Category = category }.ProcessAsync(TagPage.Context("consent"), output)
            .GetAwaiter().GetResult();
        return TagPage.Write(output);
    }

    private static async Task WriteAsync(HttpContext context, string? alternative = null, string? provider = null)
    {
        var helper = new ConsentTagHelper { ViewContext = TagPage.ViewOf(context), Category = "tracking", Provider = provider };
        var tag = TagPage.Context("consent");
        var output = new TagHelperOutput("consent", [], async (_, _) =>
        {
            if (alternative is not null)
            {
                await new ConsentOtherwiseTagHelper().ProcessAsync(tag, TagPage.Output("consent-otherwise", alternative));
            }

            return TagPage.Html(Content);
        });
        await helper.ProcessAsync(tag, output);
        await context.Response.WriteAsync(TagPage.Write(output));
    }

    private static async Task WriteWithAlternativeAsync(HttpContext context)
    {
        var tag = TagPage.Context("consent");
        var output = new TagHelperOutput("consent", [], (_, _) => ContentAsync(context, tag));
        await new ConsentTagHelper { ViewContext = TagPage.ViewOf(context), Category = "advertising" }.ProcessAsync(tag, output);
        await context.Response.WriteAsync(TagPage.Write(output));
    }

    private static async Task<TagHelperContent> ContentAsync(HttpContext context, TagHelperContext tag)
    {
        await new ConsentOtherwiseTagHelper().ProcessAsync(tag, new("consent-otherwise", [], (_, _) =>
            Task.FromResult(TagPage.Html(Nest(context, "tracking")))));
        return TagPage.Html(Content);
    }
}
