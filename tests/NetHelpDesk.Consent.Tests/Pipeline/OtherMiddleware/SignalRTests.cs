using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A SignalR hub, and the client that the framework brings for it.</summary>
public sealed class SignalRTests
{
    public static TheoryData<HttpTransportType, string> Connections { get; } = new()
    {
        { HttpTransportType.LongPolling, "undecided" },
        { HttpTransportType.LongPolling, "refused" },
        { HttpTransportType.ServerSentEvents, "undecided" },
        { HttpTransportType.ServerSentEvents, "refused" },
        { HttpTransportType.WebSockets, "undecided" },
        { HttpTransportType.WebSockets, "refused" },
    };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task A_message_goes_through_and_tracking_cookies_do_not(HttpTransportType transport, string visitor)
    {
        await using var host = await StartAsync();
        var cookies = Held(host, visitor);
        var consent = Names(cookies, host).ToArray();
        await using var hub = await ConnectAsync(host, transport, cookies);

        var echo = new TaskCompletionSource<string>();
        hub.On<string>(nameof(WatchingHub.Echo), echo.SetResult);
        await hub.InvokeAsync(nameof(WatchingHub.Echo), "hello", Cancellation);

        (await echo.Task.WaitAsync(Cancellation)).Should().Be("hello");

        Names(cookies, host).Should().BeEquivalentTo([.. consent, "auth-negotiation", "auth-connection"]);
    }

    [Theory]
    [InlineData(HttpTransportType.LongPolling)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.WebSockets)]
    public async Task Tracking_cookies_arrive_where_they_are_granted(HttpTransportType transport)
    {
        await using var host = await StartAsync();
        var cookies = Held(host, "granted tracking");
        await using var hub = await ConnectAsync(host, transport, cookies);

        Names(cookies, host).Should().Contain(["lead-negotiation", "lead-connection", "lead-raw-negotiation", "lead-raw-connection"]);
    }

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task A_hub_does_not_see_what_is_hidden(HttpTransportType transport, string visitor)
    {
        await using var host = await StartAsync();
        await using var hub = await ConnectAsync(host, transport, Held(host, visitor, "auth-1", "lead-1", "mine"));

        var seen = await hub.InvokeAsync<string[]>(nameof(WatchingHub.Cookies), Cancellation);
        seen.Should().Contain("mine").And.NotContain("lead-1");
        (await hub.InvokeAsync<string>(nameof(WatchingHub.Header), Cancellation)).Should().Contain("mine=").And.NotContain("lead");
    }

    [Theory]
    [InlineData(HttpTransportType.LongPolling)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.WebSockets)]
    public async Task A_hub_can_ask_for_the_visitor_s_consent(HttpTransportType transport)
    {
        await using var host = await StartAsync();
        await using var granted = await ConnectAsync(host, transport, Held(host, "granted tracking"));
        await using var refused = await ConnectAsync(host, transport, Held(host, "refused"));

        (await granted.InvokeAsync<bool>(nameof(WatchingHub.MayTrack), Cancellation)).Should().BeTrue();
        (await refused.InvokeAsync<bool>(nameof(WatchingHub.MayTrack), Cancellation)).Should().BeFalse();
    }

    /// <summary>One cookie of each category for each kind of request, so that the client's jar tells them apart.</summary>
    private static Task<ConsentHost> StartAsync() => ConsentHost.StartAsync(
        Server.Kestrel,
        app =>
        {
            app.Use((context, next) =>
            {
                var step = context.Request.Path == "/hub" ? "connection" : "negotiation";
                context.Response.Cookies.Append("auth-" + step, "1");
                context.Response.Cookies.Append("lead-" + step, "1");
                context.Response.Headers.Append("Set-Cookie", $"lead-raw-{step}=1; path=/");
                return next(context);
            });
            app.MapHub<WatchingHub>("/hub");
        },
        options =>
        {
            options.Cookies["auth-*"] = new DeclaredCookie { Category = CookieCategory.Essential, Purpose = "Keeps you signed in" };
            options.Cookies["lead-*"] = new DeclaredCookie { Category = CookieCategory.Tracking, Purpose = "Counts visits" };
        },
        services => services.AddSignalR());

    private static async Task<HubConnection> ConnectAsync(ConsentHost host, HttpTransportType transport, CookieContainer cookies)
    {
        var hub = new HubConnectionBuilder()
            .WithUrl(new Uri(host.Address, "/hub"), transport, options => options.Cookies = cookies)
            .Build();
        await hub.StartAsync(Cancellation);
        return hub;
    }

    private static CookieContainer Held(ConsentHost host, string visitor, params string[] names)
    {
        var cookies = new CookieContainer();
        foreach (var name in names)
        {
            cookies.Add(host.Address, new Cookie(name, "1"));
        }

        if (TableVisitor.Named(visitor).Cookie?.Split('=', 2) is [var consent, var decision])
        {
            cookies.Add(host.Address, new Cookie(consent, decision));
        }

        return cookies;
    }

    private static IEnumerable<string> Names(CookieContainer cookies, ConsentHost host) =>
        cookies.GetCookies(host.Address).Select(cookie => cookie.Name);
}
