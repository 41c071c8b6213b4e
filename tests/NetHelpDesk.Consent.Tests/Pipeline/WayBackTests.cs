using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Rewrite;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The visitor without script goes back to the address that was asked for, whatever the site made of it inside.</summary>
public sealed partial class WayBackTests : OnBothServers
{
    [Theory]
    [InlineData(Server.InMemory, "/", "/")]
    [InlineData(Server.Kestrel, "/", "/")]
    [InlineData(Server.Http2, "/", "/")]
    [InlineData(Server.InMemory, "/old/seven?a=b%20c&d", "/old/seven?a=b%20c&d")]
    [InlineData(Server.Kestrel, "/old/seven?a=b%20c&d", "/old/seven?a=b%20c&d")]
    [InlineData(Server.Kestrel, "/old/k%C3%B6ln", "/old/k%C3%B6ln")]
    public async Task An_address_that_was_rewritten(Server server, string asked, string back)
    {
        await using var host = await StartAsync(server);

        (await BackOf(host, asked)).Should().Be(back);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_address_below_a_path_base(Server server)
    {
        await using var host = await StartAsync(server, before: app => app.UsePathBase("/desk"));

        (await BackOf(host, "/desk/old/seven?a=1")).Should().Be("/desk/old/seven?a=1");
        (await BackOf(host, "/desk")).Should().Be("/desk");
        (await BackOf(host, "/old/seven")).Should().Be("/old/seven");
    }

    [Theory]
    [InlineData("/desk/app/old/seven?a=1", "/old/seven?a=1", null)]
    [InlineData("/desk/desk/old", "/desk/old", null)]
    [InlineData("/desk/app/old/seven", "/app/old/seven", "/app")]
    [InlineData("/desk/", "/", null)]
    public async Task An_address_below_a_prefix_that_a_proxy_takes_off(string back, string forwarded, string? pathBase)
    {
        var prefix = back.StartsWith("/desk/app/old/seven?", StringComparison.Ordinal) ? "/desk/app" : "/desk";
        await using var host = await StartAsync(Server.Kestrel, before: app =>
        {
            app.UseForwardedHeaders(new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedPrefix | ForwardedHeaders.XForwardedFor });
            if (pathBase is not null)
            {
                app.UsePathBase(pathBase);
            }
        });

        (await BackOf(host, forwarded, ("X-Forwarded-Prefix", prefix), ("X-Forwarded-For", "192.0.2.1"))).Should().Be(back);
    }

    [Theory]
    [InlineData("http://HOST/old/seven?a=1", "/old/seven?a=1")]
    [InlineData("http://HOST?a=1", "/?a=1")]
    [InlineData("//evil.example/x", "/")]
    [InlineData("/\\evil.example/x", "/")]
    public async Task An_address_as_only_proxies_and_mischief_send_it(string target, string back)
    {
        await using var host = await StartAsync(Server.Kestrel);
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"GET {target.Replace("HOST", host.Address.Authority)} HTTP/1.1\r\nHost: {host.Address.Authority}\r\nConnection: close\r\n\r\n"),
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);

        BackIn(await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).Should().Be(back);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_address_whose_page_failed_or_is_not_there(Server server)
    {
        await using var missing = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.UseStatusCodePagesWithReExecute("/error");
                app.Run(context =>
                {
                    context.Response.StatusCode = 404;
                    return context.Request.Path == "/error" ? BannerPage.WriteAsync(context) : Task.CompletedTask;
                });
            });
        await using var failing = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.UseExceptionHandler("/error");
                app.Run(context => context.Request.Path == "/error" ? BannerPage.WriteAsync(context) : throw new InvalidOperationException("The page failed."));
            });

        (await BackOf(missing, "/a?b=1")).Should().Be("/a?b=1");
        (await BackOf(failing, "/a?b=1")).Should().Be("/a?b=1");
    }

    private static Task<ConsentHost> StartAsync(Server server, Action<WebApplication>? before = null) => ConsentHost.StartAsync(
        server,
        app =>
        {
            app.UseRewriter(new RewriteOptions().AddRewrite("^(.*)$", "/page/?id=7&startpage=true", skipRemainingRules: true));
            app.Run(BannerPage.WriteAsync);
        },
        before: before);

    private static async Task<string> BackOf(ConsentHost host, string path, params (string, string)[] headers)
    {
        using var response = await host.GetAsync(path, null, headers);
        return BackIn(await response.TextAsync());
    }

    private static string BackIn(string html) => System.Net.WebUtility.HtmlDecode(ReturnUrlField().Match(html).Groups[1].Value);

    [GeneratedRegex("name=\"returnUrl\" value=\"([^\"]*)\"")]
    private static partial Regex ReturnUrlField();
}
