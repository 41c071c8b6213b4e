using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;

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
    [InlineData("a < b <1 </ p consent-x><em title=\"> consent-x\" consent-y=1>", "consent-y", "em")]
    public async Task Markup_that_nothing_has_understood_is_told_in_Development(string html, string attribute, string tag)
    {
        await using var host = await StartAsync(Server.InMemory, html);

        (await (await host.GetAsync("/page")).TextAsync()).Should().Be(html);
        using var again = await host.GetAsync("/page");

        var message = host.Logs.Should().ContainSingle(record => record.Id.Id == 25).Which.Message;
        message.Should().Contain($"'{attribute}' on <{tag}>").And.Contain("/page");
        if (attribute == "consent-catagory")
        {
            message.Should().Contain("Did you mean 'consent-category'?");
        }
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
    [InlineData("<a data-consent-open title=\"<p consent-x>\">consent-category=x</a><textarea><p consent-x></textarea>", "text/html")]
    [InlineData("<video consent-category=\"tracking\">", "text/plain")]
    [InlineData("{\"html\":\"<video consent-category>\"}", "application/json")]
    public async Task What_is_understood_or_no_page_is_not_told(string body, string type)
    {
        await using var host = await StartAsync(Server.InMemory, body, type);

        using var response = await host.GetAsync();

        host.Logs.Should().NotContain(record => record.Id.Id == 25 || record.Id.Id == 26);
    }

    [Fact]
    public async Task Nothing_is_told_outside_of_Development()
    {
        await using var host = await StartAsync(Server.InMemory, "<video consent-category=x><consent-banner>", environment: "Production");

        using var response = await host.GetAsync();

        host.Logs.Should().NotContain(record => record.Id.Id == 25 || record.Id.Id == 26);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_compressed_page_goes_by_as_it_is(bool before)
    {
        const string html = "<video consent-category=\"tracking\">";
        await using var host = await ConsentHost.StartAsync(
            Server.Kestrel,
            app => (before ? app : (IApplicationBuilder)app.UseResponseCompression()).Run(context => WriteAsync(context, html)),
            services: services => services.AddResponseCompression(options => options.Providers.Add<GzipCompressionProvider>()),
            before: app => _ = before ? app.UseResponseCompression() : app,
            environment: Development);

        using var response = await host.GetAsync(headers: ("Accept-Encoding", "gzip"));

        response.Header("Content-Encoding").Should().Be("gzip");
        await using var unpacked = new GZipStream(await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken), CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Should().Be(html);
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
