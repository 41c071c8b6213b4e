using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Code behind consent that puts a response, or headers, of its own before those of the server.</summary>
public sealed class ReplacedResponseTests
{
    private static readonly Dictionary<string, Action<HttpContext>> Ways = new()
    {
        ["nothing"] = _ => { },
        ["response"] = context => context.Features.Set<IHttpResponseFeature>(new HttpResponseFeature()),
        ["response over the server's headers"] = context =>
            context.Features.Set<IHttpResponseFeature>(new HttpResponseFeature { Headers = context.Response.Headers }),
        ["headers"] = context => Response(context).Headers = new HeaderDictionary(),
        ["headers with those of the server"] = context =>
            Response(context).Headers = new HeaderDictionary(context.Response.Headers.ToDictionary()),
        ["headers and then response"] = context =>
        {
            Response(context).Headers = new HeaderDictionary();
            context.Features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        },
        ["response when it starts"] = context => context.Response.OnStarting(() =>
        {
            context.Features.Set<IHttpResponseFeature>(new HttpResponseFeature());
            Write(context.Response.Headers, "start");
            return Task.CompletedTask;
        }),
        ["headers when it starts"] = context => context.Response.OnStarting(() =>
        {
            Response(context).Headers = new HeaderDictionary();
            Write(context.Response.Headers, "start");
            return Task.CompletedTask;
        }),
        ["body"] = context => context.Features.Set<IHttpResponseBodyFeature>(
            new StreamResponseBodyFeature(context.Response.Body, context.Features.GetRequiredFeature<IHttpResponseBodyFeature>())),
    };

    public static TheoryData<Server, string, bool> EveryWay { get; } = Rows();

    [Theory]
    [MemberData(nameof(EveryWay))]
    public async Task What_the_server_sends_is_what_is_enforced(Server server, string way, bool isFlushed)
    {
        await using var host = await StartAsync(server, way, isFlushed);

        using var response = await host.GetAsync();

        response.CookieNames().Distinct().Should().BeEquivalentTo("auth", ".NetHelpDesk.Consent");
        response.CookieNames().Should().ContainSingle(name => name == ".NetHelpDesk.Consent");
        response.Header("Cache-Control").Should().Contain("private").And.NotContain("public");
        response.Header("Vary").Should().Contain("Cookie");
        host.Logs.Select(log => log.Id.Id).Should().NotContain([5, 58]);
    }

    [Theory]
    [InlineData(Server.InMemory)]
    [InlineData(Server.Kestrel)]
    public async Task A_cookie_appended_before_and_after_goes_where_it_is_sent(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append("auth", "before");
            context.Response.Cookies.Append("lead", "before");
            context.Features.Set<IHttpResponseFeature>(new HttpResponseFeature { Headers = context.Response.Headers });
            context.Response.Cookies.Append("lead", "after");
            context.Response.Cookies.Append("auth", "after");
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync()).Should().Equal("auth=before; path=/", "auth=after; path=/");
        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().HaveCount(4);
    }

    private static Task<ConsentHost> StartAsync(Server server, string way, bool isFlushed) => ConsentHost.StartAsync(server, async context =>
    {
        var servers = context.Response.Headers;
        Write(servers, "before");
        Ways[way](context);
        Write(context.Response.Headers, "after");
        servers.Append("Set-Cookie", "lead=late");
        context.Response.Cookies.Append("auth", "2");
        context.Response.Cookies.Append("lead", "2");
        await context.GetConsent().RefuseAsync();
        if (isFlushed)
        {
            await context.Response.Body.FlushAsync();
        }
    });

    private static void Write(IHeaderDictionary headers, string when)
    {
        headers.Append("Set-Cookie", $"lead={when}");
        headers.Append("Set-Cookie", $"auth={when}");
        headers.CacheControl = "public, max-age=5";
    }

    private static IHttpResponseFeature Response(HttpContext context) => context.Features.GetRequiredFeature<IHttpResponseFeature>();

    private static TheoryData<Server, string, bool> Rows()
    {
        var rows = new TheoryData<Server, string, bool>();
        foreach (var way in Ways.Keys)
        {
            rows.Add(Server.InMemory, way, false);
            rows.Add(Server.InMemory, way, true);
            rows.Add(Server.Kestrel, way, false);
            rows.Add(Server.Kestrel, way, true);
            if (!way.StartsWith("headers", StringComparison.Ordinal))
            {
                // Over HTTP/2 a response whose headers were replaced does not arrive at all.
                rows.Add(Server.Http2, way, true);
            }
        }

        return rows;
    }
}
