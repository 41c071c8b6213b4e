using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The script that stands first in the head, and what it is told of one visitor.</summary>
public sealed class EarlyScriptTests : OnBothServers
{
    [Fact]
    public async Task Nothing_is_put_into_a_head_that_needs_nothing()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, WriteAsync, options =>
            options.Cookies["pixel"] = new() { Category = CookieCategory.Advertising, Kind = StorageKind.Pixel });

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().Be("<head><title>t</title></head>");
        response.Header("Vary").Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_stands_first_with_what_the_visitor_granted_and_refused(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WriteAsync, options => options.Signals.GoogleConsentMode = true);

        foreach (var (cookie, signal, attributes) in new[]
        {
            (null, "0", "data-granted=\"\" data-refused=\"\""),
            (Visitor.RefusedAll, "0", "data-granted=\"\" data-refused=\"session tracking advertising\""),
            (Visitor.Decided("session=no", "tracking=yes", "advertising=no"), "0", "data-granted=\"tracking\" data-refused=\"session advertising\""),
            (Visitor.GrantedAll, "0", "data-granted=\"session tracking advertising\" data-refused=\"\""),
            (null, "1", "data-granted=\"\" data-refused=\"advertising\""),
            (Visitor.GrantedAll, "1", "data-granted=\"session tracking\" data-refused=\"advertising\""),
        })
        {
            using var response = await host.GetAsync("/", cookie, ("Sec-GPC", signal));

            (await response.TextAsync()).Should().MatchRegex(
                $"^<head><script src=\"/privacy-choices/early\\.js\\?v=[0-9a-f]{{16}}\" data-state=\"\\.NetHelpDesk\\.Consent=[^\"]*\" {attributes}></script><script type=\"module\" src=\"/privacy-choices/gate\\.js\\?v=[0-9a-f]{{16}}\"></script><title>");
            response.Header("Vary").Should().Contain("Cookie");
        }
    }

    [Fact]
    public async Task In_a_page_for_everybody_it_asks()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, WriteAsync, options =>
        {
            options.BannerMode = BannerMode.CacheSafe;
            options.GuardScriptCookies = true;
        });

        using var response = await host.GetAsync("/", Visitor.GrantedAll);

        (await response.TextAsync()).Should().Contain("data-consent-ask").And.NotContain("data-granted");
        response.Header("Vary").Should().BeEmpty();
    }

    [Fact]
    public async Task It_is_told_where_a_path_is_enforced_differently()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, WriteAsync, options =>
        {
            options.GuardScriptCookies = true;
            options.Paths["/free"] = new() { Enforcement = EnforcementMode.ReportOnly, Reason = "r" };
        });

        using var free = await host.GetAsync("/free");
        using var other = await host.GetAsync("/other");

        (await free.TextAsync()).Should().Contain(" data-enforcement=\"ReportOnly\"");
        (await other.TextAsync()).Should().NotContain("data-enforcement");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_is_kept_under_its_hash_and_holds_only_what_is_switched_on(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WriteAsync, options => options.Signals.MetaPixel = true);
        using var page = await host.GetAsync();
        var address = (await page.TextAsync()).Split('"')[1];

        using var script = await host.GetAsync(address, Visitor.GrantedAll);

        script.Header("Cache-Control").Should().Contain("immutable");
        script.Header("Content-Type").Should().StartWith("text/javascript");
        (await script.TextAsync()).Should().Contain("fbq").And.NotContain("Document.prototype").And.NotContain("localStorage");
    }

    [Fact]
    public void The_rules_in_it_cannot_break_out_of_it()
    {
        var rules = TestRules.Of(options =>
        {
            options.GuardScriptCookies = true;
            options.Cookies["</script><script>alert(1)//"] = new() { Category = CookieCategory.Tracking };
            options.Signals.DataLayerEvent = "'\u2028</script>";
        });

        using var script = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = script } };
        new EarlyScript(rules).Asset.WriteAsync(context);

        System.Text.Encoding.UTF8.GetString(script.ToArray()).Should().NotContain("</script>").And.NotContain("\u2028");
    }

    [Fact]
    public async Task The_gate_imports_the_script_of_the_banner_by_the_address_that_pages_use()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context => Task.CompletedTask);

        using var script = await host.GetAsync("/privacy-choices/gate.js");

        (await script.TextAsync()).Should().Contain($"from\"./consent.js?v={Asset.Script.Hash}\"");
    }

    private static async Task WriteAsync(HttpContext context)
    {
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync(await TagPage.RenderAsync(
            new ConsentHeadTagHelper { ViewContext = TagPage.ViewOf(context) }, "head", "<title>t</title>"));
    }
}
