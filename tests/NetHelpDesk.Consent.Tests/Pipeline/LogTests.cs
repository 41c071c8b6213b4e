using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent.Tests;

public sealed class LogTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_unknown_cookie_is_a_warning_with_a_snippet_once_and_then_for_debugging(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Write);

        await host.SetCookiesAsync();
        host.Logs.Should().ContainSingle(log => log.Message.Contains("'mystery'") && log.Level == LogLevel.Warning)
            .Which.Message.Should().Contain("\"mystery\": { \"Category\": \"…\", \"Purpose\": \"…\" }");
        await host.SetCookiesAsync();

        host.Logs.Where(log => log.Message.Contains("'mystery'")).Select(log => log.Level)
            .Should().Equal(LogLevel.Warning, LogLevel.Debug);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_declared_cookie_is_told_once_and_then_for_debugging(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Write);

        await host.SetCookiesAsync();
        await host.SetCookiesAsync();

        host.Logs.Where(log => log.Message.Contains("'lead'")).Select(log => log.Level)
            .Should().Equal(LogLevel.Information, LogLevel.Debug);
        host.Logs.Should().NotContain(log => log.Message.Contains("'auth'"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_value_is_never_logged(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.SetCookie = new[] { "secret", "=secret", "lead=secret", "mystery=secret; path=/secret", "visit=secret; max-age=5" };
            context.Response.Cookies.Append("ad", "secret");
            return Task.CompletedTask;
        });

        await host.SetCookiesAsync();
        await host.SetCookiesAsync(cookie: Visitor.GrantedAll);

        host.Logs.Should().NotBeEmpty().And.NotContain(log => log.Message.Contains("secret"));
        host.Logs.SelectMany(log => log.StructuredState ?? []).Should().NotContain(state => state.Value!.Contains("secret"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_notice_is_logged_at_start_as_no_valid_consent(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Write, options =>
        {
            options.Mode = ConsentMode.Notice;
            options.Categories["Session"] = new() { Mode = ConsentMode.OptOut };
            options.Categories["Tracking"] = new() { RequiresConsent = false, Reason = "r" };
        });

        host.Logs.Should().ContainSingle(log => log.Id.Id == 14 && log.Level == LogLevel.Warning)
            .Which.Message.Should().Contain("Advertising").And.Contain("not valid consent in the EU");
    }

    private static Task Write(HttpContext context)
    {
        context.Response.Headers.SetCookie = new[] { "mystery=1", "lead=1", "auth=1" };
        return Task.CompletedTask;
    }
}
