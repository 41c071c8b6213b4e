using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Tests.Records;

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

    public static TheoryData<Server, string, string> EveryLateDecision { get; } =
    [
        .. from server in new[] { Server.InMemory, Server.Kestrel, Server.Http2 }
           from way in new[] { "nothing", "response", "response when it starts" }
           from decision in new[] { "GrantAsync", "RefuseAsync", "WithdrawAsync", "GrantConsent" }
           select new TheoryDataRow<Server, string, string>(server, way, decision),
    ];

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

    [Theory]
    [MemberData(nameof(EveryLateDecision))]
    public async Task A_decision_after_the_start_is_told_and_not_recorded(Server server, string way, string decision)
    {
        var store = new TestRecordStore();
        await using var host = await ConsentHost.StartAsync(
            server,
            async context =>
            {
                Ways[way](context);
                await context.Response.StartAsync();
                var (consent, tracking) = (context.GetConsent(), context.Features.GetRequiredFeature<ITrackingConsentFeature>());
                await (decision switch
                {
                    "GrantAsync" => consent.GrantAsync(),
                    "RefuseAsync" => consent.RefuseAsync(),
                    "WithdrawAsync" => consent.WithdrawAsync(),
                    _ => default,
                });
                if (decision == "GrantConsent")
                {
                    tracking.GrantConsent();
                }
            },
            options => options.Records.Retention = "5 years",
            services => services.AddSingleton<IConsentRecordStore>(store));

        using var response = await host.GetAsync();

        response.CookieNames().Should().NotContain(".NetHelpDesk.Consent");
        host.Logs.Should().Contain(log => log.Id.Id == 9);
        store.Records.Should().BeEmpty();
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
                // Kestrel's HTTP/2 sends nothing of a response whose headers were replaced, with consent or without: it casts
                // them to its own, and its event loop ends there.
                rows.Add(Server.Http2, way, true);
            }
        }

        return rows;
    }
}
