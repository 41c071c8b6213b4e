using Microsoft.AspNetCore.Http;

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
            .And.EndWith("></script><template data-consent-granted=\"tracking\"></template>" + Content + KeptPart.End).And.NotContain("No chart");
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
    public async Task An_alternative_outside_of_such_content_is_an_error()
    {
        var render = () => TagPage.RenderAsync(new ConsentOtherwiseTagHelper(), "consent-otherwise");

        (await render.Should().ThrowAsync<InvalidOperationException>()).WithMessage("<consent-otherwise> belongs into*");
    }

    private static async Task WriteAsync(HttpContext context, string? alternative = null, string? provider = null)
    {
        var helper = new ConsentTagHelper { ViewContext = TagPage.ViewOf(context), Category = "tracking", Provider = provider };
        var tag = TagPage.Context("consent");
        var output = new Microsoft.AspNetCore.Razor.TagHelpers.TagHelperOutput("consent", [], async (_, _) =>
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
}
