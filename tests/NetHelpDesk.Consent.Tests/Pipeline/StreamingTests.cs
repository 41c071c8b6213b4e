using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

public sealed class StreamingTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Headers_that_are_flushed_early_are_enforced(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            context.Response.Headers.Append("Set-Cookie", "lead=1");
            context.Response.Cookies.Append("auth", "1");
            await context.Response.StartAsync();
            await context.Response.WriteAsync("page");
        });

        (await host.SetCookiesAsync()).Should().Equal("auth=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Server_sent_events_are_enforced(Server server)
    {
        static async IAsyncEnumerable<string> Events()
        {
            yield return "one";
            await Task.Yield();
            yield return "two";
        }

        await using var host = await ConsentHost.StartAsync(server, app => app.MapGet("/", (HttpContext context) =>
        {
            context.Response.Headers.Append("Set-Cookie", "lead=1");
            context.Response.Cookies.Append("auth", "1");
            return TypedResults.ServerSentEvents(Events());
        }));

        using var response = await host.GetAsync();

        response.SetCookies().Should().Equal("auth=1; path=/");
        (await response.TextAsync()).Should().Contain("data: two");
    }

    [Fact]
    public async Task A_WebSocket_handshake_is_enforced()
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, app =>
        {
            app.UseWebSockets();
            app.Run(async context =>
            {
                context.Response.Headers.Append("Set-Cookie", "lead=1");
                context.Response.Cookies.Append("auth", "1");
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
            });
        });

        var answer = await HandshakeAsync(host.Address);

        answer.Should().StartWith("HTTP/1.1 101").And.Contain("Set-Cookie: auth=1; path=/").And.NotContain("lead");
    }

    private static async Task<string> HandshakeAsync(Uri address)
    {
        var stop = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, address.Port, stop);
        var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"GET / HTTP/1.1\r\nHost: {address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
                "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"),
            stop);
        var answer = new StringBuilder();
        var buffer = new byte[1024];
        while (!answer.ToString().Contains("\r\n\r\n", StringComparison.Ordinal)
            && await stream.ReadAsync(buffer, stop) is > 0 and var read)
        {
            answer.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return answer.ToString();
    }
}
