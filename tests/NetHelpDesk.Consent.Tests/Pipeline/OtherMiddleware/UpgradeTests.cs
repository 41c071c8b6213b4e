using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Responses that are no pages: upgrades, WebSockets over HTTP/1.1 and HTTP/2, and 1xx.</summary>
public sealed class UpgradeTests
{
    [Fact]
    public async Task Cookies_of_an_upgrade_are_judged()
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, async context =>
        {
            Write(context);
            await using var stream = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        });

        using var response = await host.GetAsync(headers: [("Connection", "Upgrade"), ("Upgrade", "echo")]);

        response.StatusCode.Should().Be(HttpStatusCode.SwitchingProtocols);
        response.CookieNames().Should().Equal("auth");
    }

    [Theory]
    [InlineData(Server.Kestrel)]
    [InlineData(Server.Http2)]
    public async Task Cookies_of_a_web_socket_are_judged(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, app =>
        {
            app.UseWebSockets();
            app.Run(async context =>
            {
                Write(context);
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
                await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
            });
        });
        using var handler = new SocketsHttpHandler { UseCookies = false };
        using var invoker = new HttpMessageInvoker(handler);
        using var client = new ClientWebSocket();
        client.Options.CollectHttpResponseDetails = true;
        client.Options.HttpVersion = server == Server.Http2 ? HttpVersion.Version20 : HttpVersion.Version11;
        client.Options.HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        var address = new UriBuilder(host.Address) { Scheme = "ws" }.Uri;

        await client.ConnectAsync(address, invoker, TestContext.Current.CancellationToken);

        client.HttpStatusCode.Should().Be(server == Server.Http2 ? HttpStatusCode.OK : HttpStatusCode.SwitchingProtocols);
        client.HttpResponseHeaders!.Should().Contain(header => header.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            .Which.Value.Should().Equal("auth=1");
    }

    [Fact]
    public async Task Cookies_of_an_early_hint_are_judged()
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, context =>
        {
            context.Response.StatusCode = 103;
            Write(context);
            return Task.CompletedTask;
        });
        using var connection = await KeptConnection.OpenAsync(host.Address);

        var response = await connection.GetAsync("/");

        response.Should().StartWith("HTTP/1.1 103").And.Contain("Set-Cookie: auth=1").And.NotContain("lead");
    }

    private static void Write(HttpContext context)
    {
        context.Response.Headers.Append("Set-Cookie", "lead=1");
        context.Response.Headers.Append("Set-Cookie", "auth=1");
        context.Response.Cookies.Append("ad", "1");
    }
}
