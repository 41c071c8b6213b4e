using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NetHelpDesk.Consent.Tests;

/// <summary><c>consent-category</c> on a script, an iframe, an image or a link.</summary>
public sealed class WaitingElementTests : OnBothServers
{
    private static readonly string Gate = $"<script type=\"module\" src=\"/privacy-choices/gate.js?v={Asset.GateScript.Hash}\"";

    /// <summary>Stands before what is open, so that it stays closed in a page that outlived the consent.</summary>
    private static string Kept(params string[] categories) =>
        $"<script src=\"/privacy-choices/kept.js?v={Asset.Kept.Hash}\" href=\"/privacy-choices/kept.js?v={Asset.Kept.Hash}\" data-consent-kept=\"tracking\"" +
        $" data-consent-state=\".NetHelpDesk.Consent=v=1&amp;policy=1&amp;{string.Join("&amp;", categories)}\"></script>";

    [Theory]
    [MemberData(nameof(Both))]
    public async Task With_consent_an_element_is_the_plain_one(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context => WriteAsync(
            context, "tracking", "script", "", new("src", "https://ga.example/a.js"), new TagHelperAttribute("async"), new("integrity", "sha256-x")));

        using var response = await host.GetAsync("/", Visitor.GrantedAll);

        (await response.TextAsync()).Should().Be(
            Gate + "></script>" + Kept("session=yes", "tracking=yes", "advertising=yes") +
            "<script src=\"https://ga.example/a.js\" async integrity=\"sha256-x\" data-consent-granted=\"tracking\"></script><!--]]></noframes><!---->");
        response.Header("Vary").Should().Contain("Cookie");
    }

    [Theory]
    [InlineData(Server.InMemory, null)]
    [InlineData(Server.Kestrel, null)]
    [InlineData(Server.InMemory, "refused")]
    public async Task Without_consent_a_script_has_nothing_that_loads_and_keeps_the_rest(Server server, string? decision)
    {
        await using var host = await ConsentHost.StartAsync(server, context => WriteAsync(
            context, "tracking", "script", "", new("src", "https://ga.example/a.js"), new("type", "module"),
            new TagHelperAttribute("defer"), new("integrity", "sha256-x"), new("crossorigin", "anonymous"), new("onload", "go()"), new("nonce", "n1"), new("data-id", "7")));

        using var response = await host.GetAsync("/", decision is null ? null : Visitor.RefusedAll);

        (await response.TextAsync()).Should().Be(
            Gate + "></script><script data-consent-src=\"https://ga.example/a.js\" data-consent-type=\"module\" defer integrity=\"sha256-x\" " +
            "crossorigin=\"anonymous\" data-consent-onload=\"go()\" nonce=\"n1\" data-id=\"7\" data-consent-category=\"tracking\" type=\"text/plain\"></script>");
    }

    [Fact]
    public async Task An_inline_script_is_text_until_it_may_run()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory, context => WriteAsync(context, "tracking", "script", "count('<a>');"));

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().EndWith("<script data-consent-category=\"tracking\" type=\"text/plain\">count('<a>');</script>");
    }

    [Fact]
    public async Task An_image_and_a_link_have_no_address()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, async context =>
        {
            await WriteAsync(context, "advertising", "img", "", new("src", "/p.gif"), new("SrcSet", "/p2.gif 2x"), new("alt", ""), new("style", "background: url(/q.gif)"));
            await WriteAsync(context, "advertising", "link", "", new("rel", "stylesheet"), new("href", "https://fonts.example/f.css"), new("imagesrcset", "/i.png"));
        });

        using var response = await host.GetAsync("/", Visitor.Decided("session=yes", "tracking=yes", "advertising=no"));

        (await response.TextAsync()).Should()
            .Contain("<img data-consent-src=\"/p.gif\" data-consent-srcset=\"/p2.gif 2x\" alt=\"\" data-consent-style=\"background: url(/q.gif)\" data-consent-category=\"advertising\">")
            .And.Contain("<link rel=\"stylesheet\" data-consent-href=\"https://fonts.example/f.css\" data-consent-imagesrcset=\"/i.png\" data-consent-category=\"advertising\">");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_iframe_is_text_and_a_placeholder_offers_to_allow_it(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            async context => await context.Response.WriteAsync(await TagPage.RenderAsync(
                new ConsentCategoryTagHelper { ViewContext = TagPage.ViewOf(context), Category = "tracking, advertising", Provider = "Video & Co" },
                "iframe", "", new("src", "https://video.example/1"), new("class", "wide"))),
            options => options.Categories["Tracking"] = new() { DisplayName = "Counting <us>" });

        using var response = await host.GetAsync("/page?a=1&b=2", null, ("Accept-Language", "en"));

        (await response.TextAsync()).Should()
            .StartWith(Gate + "></script><template data-consent-category=\"tracking advertising\" data-consent-html=\"&lt;iframe src=&quot;https://video.example/1&quot; class=&quot;wide&quot;&gt;&lt;/iframe&gt;\"></template>")
            .And.Contain("<span class=\"nhd-embed wide\" data-consent-placeholder data-nosnippet lang=\"en\" dir=\"ltr\">")
            .And.Contain("<span>Video &amp; Co is not loaded, because it needs your consent for: Counting &lt;us&gt;, Choose advertisements by interest.</span>")
            .And.Contain("<a href=\"/privacy-choices?lang=en&amp;returnUrl=%2Fpage%3Fa%3D1%26b%3D2\" rel=\"nofollow\" data-consent-allow=\"tracking advertising\"")
            .And.EndWith("</a></span><template data-consent-end></template>");
    }

    [Theory]
    [InlineData("https://www.video.example:8080/embed?x=1", "www.video.example is not loaded")]
    [InlineData("//video.example/1", "video.example is not loaded")]
    [InlineData("/own", "This content is not loaded")]
    [InlineData("javascript:alert(1)", "This content is not loaded")]
    public async Task Without_a_provider_the_placeholder_names_the_host(string address, string words)
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, async context =>
        {
            await WriteAsync(context, "tracking", "iframe", "", new TagHelperAttribute("src", address));
            await WriteAsync(context, "tracking", "iframe", "", new TagHelperAttribute("src", new HtmlString(address)));
        });

        using var response = await host.GetAsync();

        (await response.TextAsync()).Split(words).Should().HaveCount(3);
    }

    [Fact]
    public async Task A_placeholder_can_be_left_out()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, async context => await context.Response.WriteAsync(
            await TagPage.RenderAsync(
                new ConsentCategoryTagHelper { ViewContext = TagPage.ViewOf(context), Category = "tracking", Placeholder = false },
                "iframe", "", new TagHelperAttribute("src", "https://video.example/1"))));

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().NotContain("data-consent-placeholder").And.EndWith("&lt;/iframe&gt;\"></template><template data-consent-end></template>");
    }

    [Fact]
    public async Task Of_two_categories_both_are_needed_and_an_exempt_one_is_not_asked_for()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, async context =>
        {
            await WriteAsync(context, "Essential Tracking", "script");
            await WriteAsync(context, "tracking,advertising", "script");
            await WriteAsync(context, "essential", "script");
        });

        using var response = await host.GetAsync("/", Visitor.Decided("session=no", "tracking=yes", "advertising=no"));

        (await response.TextAsync()).Should().Be(
            Gate + "></script>" + Kept("session=no", "tracking=yes", "advertising=no") +
            "<script data-consent-granted=\"tracking\"></script><!--]]></noframes><!---->" +
            "<script data-consent-category=\"tracking advertising\" type=\"text/plain\"></script>" +
            "<script></script>");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task In_a_page_for_everybody_it_waits_for_everybody(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            async context =>
            {
                context.Response.Headers.CacheControl = "public, max-age=60";
                await WriteAsync(context, "tracking", "script", "", new TagHelperAttribute("src", "/a.js"));
                await WriteAsync(context, "tracking", "iframe", "", new TagHelperAttribute("src", "/f"));
            },
            options => options.BannerMode = BannerMode.CacheSafe);
        using var undecided = await host.GetAsync("/page?secret=1", null, ("Accept-Language", "de"));

        foreach (var cookie in new[] { Visitor.GrantedAll, Visitor.RefusedAll })
        {
            using var response = await host.GetAsync("/page", cookie);

            (await response.TextAsync()).Should().Be(await undecided.TextAsync());
            response.Header("Cache-Control").Should().Be("public, max-age=60");
            response.Header("Vary").Should().BeEmpty();
        }

        (await undecided.TextAsync()).Should().Contain(" data-consent-ask></script>").And.Contain("data-consent-src=\"/a.js\"")
            .And.Contain("returnUrl=%2Fpage\"").And.NotContain("secret");
    }

    [Fact]
    public async Task A_category_with_hosts_in_the_policy_is_known_to_need_a_reload()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            context => WriteAsync(context, "tracking", "script"),
            options => (options.Categories["Tracking"] = new()).ContentSecurityPolicy["script-src"] = "https://ga.example");

        using var undecided = await host.GetAsync();
        using var granted = await host.GetAsync("/", Visitor.GrantedAll);

        (await undecided.TextAsync()).Should().Contain(" data-consent-category=\"tracking\" data-consent-reload=\"tracking\"");
        (await granted.TextAsync()).Should().Contain("<script data-consent-granted=\"tracking\">").And.NotContain("reload");
    }

    [Theory]
    [InlineData("trackng", "There is no category 'trackng'. Did you mean 'Tracking'?")]
    [InlineData("", "Name the category")]
    public async Task A_category_that_does_not_exist_is_an_error_and_never_consent(string category, string message)
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, async context =>
        {
            var render = async () =>
            {
                await TagPage.ElementAsync(context, category, "script");
            };
            (await render.Should().ThrowAsync<Exception>()).Which.Message.Should().Contain(message);
        });

        using var response = await host.GetAsync("/", Visitor.GrantedAll);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Elements_that_another_tag_helper_adds_would_not_wait_and_are_an_error()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, async context =>
        {
            var output = TagPage.Output("script");
            output.PostElement.AppendHtml("<script>document.write('fallback')</script>");
            var helper = new ConsentCategoryTagHelper { ViewContext = TagPage.ViewOf(context), Category = "tracking" };

            var process = () => helper.ProcessAsync(TagPage.Context("script"), output);

            (await process.Should().ThrowAsync<InvalidOperationException>()).WithMessage("*asp-fallback-**");
            await context.Response.WriteAsync("done");
        });

        using var response = await host.GetAsync("/", Visitor.GrantedAll);

        (await response.TextAsync()).Should().Be("done");
    }

    private static async Task WriteAsync(HttpContext context, string category, string tag, string content = "", params TagHelperAttribute[] attributes) =>
        await context.Response.WriteAsync(await TagPage.ElementAsync(context, category, tag, content, attributes));
}
