using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What stands in the site's pages as nobody meant it is told.</summary>
public sealed class PageCheckTests : OnBothServers
{
    private const string Development = "Development";

    [Theory]
    [InlineData("<video consent-category=\"tracking\" src=\"/v\">", "consent-category", "video")]
    [InlineData("<IMG SRC=/p Consent-Catagory=tracking>", "consent-catagory", "img")]
    [InlineData("<p><embed src='/e' consent-category/>", "consent-category", "embed")]
    [InlineData("<iframe\n  src=\"/i\"\n  consent-provider = 'X' ></iframe>", "consent-provider", "iframe")]
    [InlineData("<script>var a = '<b consent-x>';</script><i consent-y>", "consent-y", "i")]
    [InlineData("<!-- <u consent-x> --><!doctype html><!--><s consent-y>", "consent-y", "s")]
    [InlineData("<script>a = '</b</script><b consent-y>", "consent-y", "b")]
    [InlineData("<img src=/p consentCategory=tracking>", "consentcategory", "img")]
    [InlineData("<img src=/p :consent-category=tracking>", ":consent-category", "img")]
    [InlineData("<img src=/p concent_category=tracking>", "concent_category", "img")]
    [InlineData("<img src=/p data-consent-catagory=tracking>", "data-consent-catagory", "img")]
    [InlineData("a < b <1 </ p consent-x><em title=\"> consent-x\" consent-y=1>", "consent-y", "em")]
    public async Task Markup_that_nothing_has_understood_is_told_in_Development(string html, string attribute, string tag)
    {
        await using var host = await StartAsync(Server.InMemory, html);

        (await (await host.GetAsync("/page")).TextAsync()).Should().Be(html);
        using var again = await host.GetAsync("/page");

        var message = host.Logs.Should().ContainSingle(record => record.Id.Id == 25).Which.Message;
        message.Should().Contain($"'{attribute}' on <{tag}>").And.Contain("/page");
        if (attribute.EndsWith("consent-catagory", StringComparison.Ordinal))
        {
            message.Should().Contain($"Did you mean '{attribute.Replace("catagory", "category", StringComparison.Ordinal)}'?");
        }
    }

    [Theory]
    [InlineData("<img src=\"/p\" data-consent-category=\"tracking\">", "img", "src")]
    [InlineData("<script data-consent-category=tracking src=/a.js></script>", "script", "src")]
    [InlineData("<script type=module data-consent-category=tracking>load()</script>", "script", "type")]
    [InlineData("<p><link rel=preload data-consent-category=tracking href=/a>", "link", "href")]
    [InlineData("<object data=/o data-consent-category=tracking></object>", "object", "data")]
    public async Task What_static_HTML_marks_and_lets_load_is_told_in_Development(string html, string tag, string attribute)
    {
        await using var host = await StartAsync(Server.InMemory, html);

        using var first = await host.GetAsync("/page");
        using var again = await host.GetAsync("/page");

        host.Logs.Should().ContainSingle(record => record.Id.Id == 57).Which.Message
            .Should().Contain($"<{tag}>").And.Contain($"'{attribute}'").And.Contain("/page");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_in_pieces_is_read_as_it_goes_by(Server server)
    {
        const string html = "<p>ä</p><video class=\"a b\" consent-category=\"tracking\" src=\"/v\"></video>";
        await using var host = await StartAsync(server, async context =>
        {
            foreach (var one in Encoding.UTF8.GetBytes(html).Index())
            {
                if (one.Index % 2 == 0)
                {
                    await context.Response.Body.WriteAsync(new[] { one.Item });
                }
                else
                {
                    context.Response.BodyWriter.GetSpan(1)[0] = one.Item;
                    context.Response.BodyWriter.Advance(1);
                    await context.Response.BodyWriter.FlushAsync();
                }
            }
        });

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().Be(html);
        host.Logs.Should().ContainSingle(record => record.Id.Id == 25).Which.Message.Should().Contain("'consent-category' on <video>");
    }

    [Theory]
    [InlineData("consent-banner")]
    [InlineData("ConsentBanner")]
    [InlineData("consent-link")]
    [InlineData("consent")]
    [InlineData("ConsentGate")]
    public async Task A_literal_tag_of_the_library_is_told(string tag)
    {
        await using var host = await StartAsync(Server.InMemory, $"<body><{tag}></{tag}>");

        using var response = await host.GetAsync();

        host.Logs.Should().ContainSingle(record => record.Id.Id == 26)
            .Which.Message.Should().Contain($"<{tag.ToLowerInvariant()}>").And.Contain("@addTagHelper");
    }

    [Theory]
    [InlineData("<script type=\"text/plain\" data-consent-category=\"tracking\" data-consent-src=\"/a\"></script>", "text/html")]
    [InlineData("<img data-consent-src=/p data-consent-category=tracking><script type=text/plain data-consent-category=tracking data-consent-html src=x></script>", "text/html")]
    [InlineData("<p data-consent-category=tracking><a href=/><i data-cookiecategory=x data-category=consent data-cookieconsent=marketing data-content-category=x></i>", "text/html")]
    [InlineData("<a data-consent-open title=\"<p consent-x>\">consent-category=x</a><textarea><p consent-x></textarea>", "text/html")]
    [InlineData("<video consent-category=\"tracking\">", "text/plain")]
    [InlineData("{\"html\":\"<video consent-category>\"}", "application/json")]
    public async Task What_is_understood_or_no_page_is_not_told(string body, string type)
    {
        await using var host = await StartAsync(Server.InMemory, body, type);

        using var response = await host.GetAsync();

        host.Logs.Should().NotContain(record => record.Id.Id == 25 || record.Id.Id == 26 || record.Id.Id == 57);
    }

    [Fact]
    public async Task Nothing_is_told_outside_of_Development()
    {
        await using var host = await StartAsync(Server.InMemory, "<video consent-category=x><img src=/p data-consent-category=x><consent-banner>", environment: "Production");

        using var response = await host.GetAsync();

        host.Logs.Should().NotContain(record => record.Id.Id == 25 || record.Id.Id == 26 || record.Id.Id == 57);
    }

    [Theory]
    [InlineData(true, "gzip")]
    [InlineData(false, "gzip")]
    [InlineData(false, "br")]
    public async Task A_compressed_page_goes_by_as_it_is_and_is_read(bool before, string encoding)
    {
        // In pieces, and longer than what a compression keeps to itself.
        var filler = string.Concat(Enumerable.Range(0, 5000).Select(i => $"<p>{i}</p>"));
        await using var host = await ConsentHost.StartAsync(
            Server.Kestrel,
            app => (before ? app : (IApplicationBuilder)app.UseResponseCompression()).Run(async context =>
            {
                await WriteAsync(context, "<!doctype html>" + filler);
                await context.Response.Body.FlushAsync();
                await context.Response.WriteAsync(filler + "<video consent-category=\"tracking\">");
            }),
            options => options.GuardScriptCookies = true,
            services: services => services.AddResponseCompression(),
            before: app => _ = before ? app.UseResponseCompression() : app,
            environment: Development);

        using var response = await host.GetAsync(headers: ("Accept-Encoding", encoding));

        response.Header("Content-Encoding").Should().Be(encoding);
        await using var packed = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream unpacked = encoding == "br" ? new BrotliStream(packed, CompressionMode.Decompress) : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Should().EndWith("<p>4999</p><video consent-category=\"tracking\">");
        host.Logs.Should().ContainSingle(record => record.Id.Id == 25).Which.Message.Should().Contain("<video>");
        host.Logs.Should().ContainSingle(record => record.Id.Id == 27);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("zstd")]
    public async Task What_is_not_compressed_as_it_says_goes_by(string encoding)
    {
        await using var host = await StartAsync(Server.InMemory, context =>
        {
            context.Response.Headers.ContentEncoding = encoding;
            return context.Response.WriteAsync("<video consent-category=x>");
        });

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should().Be("<video consent-category=x>");
        host.Logs.Should().NotContain(record => record.Id.Id == 25);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_file_is_read_too(Server server)
    {
        var folder = Directory.CreateTempSubdirectory("page-check-");
        try
        {
            var file = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(file, "<html><consent-banner></consent-banner>", TestContext.Current.CancellationToken);
            await using var host = await StartAsync(server, context => context.Response.SendFileAsync(file));

            using var response = await host.GetAsync();

            (await response.TextAsync()).Should().StartWith("<html>");
            host.Logs.Should().ContainSingle(record => record.Id.Id == 26);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("<html><head></head></html>", true)]
    [InlineData("<body>Page", true)]
    [InlineData("<html><head><script src=\"/privacy-choices/early.js\"></script></head></html>", false)]
    [InlineData("<!DOCTYPE html><title>Page</title><h1>By Results.Content</h1>", true)]
    [InlineData("<html><head><script src=\"/js/early.js\"></script></head></html>", true)]
    [InlineData("<p>A part of a page</p>", false)]
    public async Task A_page_without_the_early_script_is_told_once_where_a_setting_needs_it(string html, bool isTold)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory, context => WriteAsync(context, html), options => options.GuardScriptCookies = true);

        using var first = await host.GetAsync("/first");
        using var second = await host.GetAsync("/second");
        using var choices = await host.GetAsync("/privacy-choices");

        var messages = host.Logs.Where(record => record.Id.Id == 27).Select(record => record.Message).ToArray();
        messages.Should().HaveCount(isTold ? 1 : 0);
        messages.All(message => message.Contains("/first", StringComparison.Ordinal) && message.Contains("<ConsentHead />", StringComparison.Ordinal)
            && message.Contains("/privacy-choices/early.js", StringComparison.Ordinal)).Should().BeTrue();
    }

    [Theory]
    [InlineData("document", 200, true)]
    [InlineData("empty", 200, false)]
    [InlineData("document", 302, false)]
    public async Task What_the_browser_asks_for_as_a_page_is_one_save_on_the_way_to_another(string destination, int status, bool isTold)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            (HttpContext context) =>
            {
                context.Response.StatusCode = status;
                return WriteAsync(context, "<h1>No more than this</h1>");
            },
            options => options.GuardScriptCookies = true);

        using var response = await host.GetAsync(headers: ("Sec-Fetch-Dest", destination));

        host.Logs.Where(record => record.Id.Id == 27).Should().HaveCount(isTold ? 1 : 0);
    }

    [Fact]
    public async Task The_developers_page_of_an_error_is_none_of_the_site()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            app => app.UseDeveloperExceptionPage().Run(_ => throw new InvalidOperationException("Broken")),
            options => options.GuardScriptCookies = true,
            environment: Development);

        using var response = await host.GetAsync(headers: ("Accept", "text/html"));

        (await response.TextAsync()).Should().Contain("<html");
        host.Logs.Should().NotContain(record => record.Id.Id == 27);
    }

    [Fact]
    public async Task Without_such_a_setting_nothing_is_told()
    {
        await using var host = await StartAsync(Server.InMemory, "<html>");

        using var page = await host.GetAsync();

        host.Logs.Should().NotContain(record => record.Id.Id == 27);
    }

    private static Task<ConsentHost> StartAsync(Server server, string body, string type = "text/html; charset=utf-8", string environment = Development) =>
        StartAsync(server, context => WriteAsync(context, body, type), environment);

    private static Task<ConsentHost> StartAsync(Server server, RequestDelegate page, string environment = Development) => ConsentHost.StartAsync(
        server,
        app => app.Run(context =>
        {
            context.Response.ContentType = "text/html; charset=utf-8";
            return page(context);
        }),
        environment: environment);

    private static Task WriteAsync(HttpContext context, string body, string type = "text/html; charset=utf-8")
    {
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }
}
