using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// Cookies whose names are bytes beyond ASCII: one declaration covers them, whatever the server makes of the bytes.
/// </summary>
public sealed class NonAsciiNameTests
{
    /// <summary>What a browser holds and sends: UTF-8, shown here as one character for each byte.</summary>
    private static readonly string Sent = Bytes("größe");

    public static TheoryData<string?, string> Encodings { get; } = new()
    {
        { null, "utf-8" },
        { null, "latin1" },
        { "latin1", "utf-8" },
        { "latin1", "latin1" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Without_consent_such_a_cookie_is_withheld_and_hidden(string? read, string write)
    {
        await using var host = await StartAsync(read, write);

        var response = await GetAsync(host, $"auth=1; {Sent}=1; {Bytes("GRÖßE")}=2; b=3");

        response.Should().NotContain("Set-Cookie").And.EndWith("[auth=1; b=3]");
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task With_consent_it_is_written_and_seen(string? read, string write)
    {
        await using var host = await StartAsync(read, write);

        var response = await GetAsync(host, $"{Visitor.GrantedAll}; {Sent}=1");

        response.Should().Contain($"Set-Cookie: {Sent}=1\r\n").And.EndWith("e=1]");
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Refused_it_is_expired_by_the_bytes_that_the_browser_knows(string? read, string write)
    {
        await using var host = await StartAsync(read, write);

        var response = await GetAsync(host, $"{Visitor.RefusedAll}; {Sent}=1");

        response.Should().Contain($"Set-Cookie: {Sent}=; max-age=0; path=/\r\n");
        host.Logs.Where(log => log.Id.Id == 21).Should().ContainSingle();
    }

    [Fact]
    public async Task A_server_that_writes_ASCII_alone_serves_the_page_and_does_not_claim_to_expire_it()
    {
        await using var host = await StartAsync(read: null, write: null);

        var response = await GetAsync(host, $"{Visitor.RefusedAll}; {Sent}=1; lead=2");

        response.Should().StartWith("HTTP/1.1 200").And.Contain("Set-Cookie: lead=; max-age=0").And.NotContain($"{Sent}=;");
        host.Logs.Where(log => log.Id.Id == 21).Should().ContainSingle();
    }

    [Fact]
    public void A_name_is_found_as_it_is_written_before_what_its_bytes_spell()
    {
        var rules = TestRules.Of(options =>
        {
            options.Cookies["*"] = new() { Category = CookieCategory.Tracking, Purpose = "p" };
            options.Cookies["é"] = new() { Category = CookieCategory.Essential, Purpose = "p" };
            options.Cookies["Ã¶"] = new() { Category = CookieCategory.Advertising, Purpose = "p" };
        });

        string Of(string name) => rules.Classifier.Classify(name, []).Category!.Name;
        Of("é").Should().Be("Essential");
        Of("Ã©").Should().Be("Essential");
        Of("Ã¶").Should().Be("Tracking");
        Of("中").Should().Be("Tracking");
    }

    private static string Bytes(string text) => Encoding.Latin1.GetString(Encoding.UTF8.GetBytes(text));

    /// <param name="read">How the server reads headers of requests; as Kestrel does where nothing is given.</param>
    /// <param name="write">How it writes those of responses.</param>
    private static Task<ConsentHost> StartAsync(string? read, string? write) => ConsentHost.StartAsync(
        Server.Kestrel,
        async context =>
        {
            if (write is not null)
            {
                context.Response.Headers.SetCookie = (write == "latin1" ? Sent : "größe") + "=1";
            }

            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync($"[{context.Request.Headers.Cookie}]");
        },
        options => options.Cookies["größe"] = new() { Category = CookieCategory.Tracking, Purpose = "Counts visits" },
        services => services.Configure<KestrelServerOptions>(kestrel =>
        {
            if (read is not null)
            {
                kestrel.RequestHeaderEncodingSelector = _ => Encoding.GetEncoding(read);
            }

            if (write is not null)
            {
                kestrel.ResponseHeaderEncodingSelector = _ => Encoding.GetEncoding(write);
            }
        }));

    private static async Task<string> GetAsync(ConsentHost host, string cookie)
    {
        var stop = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, stop);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(
            $"GET / HTTP/1.0\r\nHost: localhost\r\nConnection: close\r\nCookie: {cookie}\r\n\r\n"), stop);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        return await reader.ReadToEndAsync(stop);
    }
}
