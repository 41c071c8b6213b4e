using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A browser splits its cookies over several fields in HTTP/2 (RFC 9113 8.2.3).</summary>
public sealed class Http2Tests
{
    [Fact]
    public async Task Cookies_in_fields_of_their_own_are_hidden_and_withheld()
    {
        await using var host = await ConsentHost.StartAsync(Server.Http2, AnswerAsync);

        var (headers, body) = await Http2Request.GetAsync(host.Address, "lead=1", "auth=2", "ad=3; other=4", "visit=5");

        body.Should().Be("HTTP/2: auth=2; other=4 (auth, other)");
        headers.Should().Contain("auth=new").And.NotContain("lead");
    }

    [Fact]
    public async Task A_consent_cookie_in_a_field_of_its_own_is_read()
    {
        await using var host = await ConsentHost.StartAsync(Server.Http2, AnswerAsync);
        var consent = Visitor.Decided("tracking=yes", "advertising=no");

        var (headers, body) = await Http2Request.GetAsync(host.Address, "lead=1", "ad=2", consent, "auth=3");

        body.Should().Be($"HTTP/2: lead=1; {consent}; auth=3 (lead, .NetHelpDesk.Consent, auth)");
        headers.Should().Contain("auth=new").And.Contain("lead=new");
    }

    [Fact]
    public async Task Two_consent_cookies_in_fields_of_their_own_grant_only_what_both_grant()
    {
        await using var host = await ConsentHost.StartAsync(Server.Http2, AnswerAsync);

        var (headers, _) = await Http2Request.GetAsync(
            host.Address, Visitor.Decided("tracking=yes"), "auth=1", Visitor.Decided("tracking=no"));

        headers.Should().Contain("auth=new").And.NotContain("lead=");
    }

    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.Headers.Append("Set-Cookie", "auth=new");
        context.Response.Headers.Append("Set-Cookie", "lead=new");
        var request = context.Request;
        return context.Response.WriteAsync($"{request.Protocol}: {request.Headers.Cookie} ({string.Join(", ", request.Cookies.Keys)})");
    }
}
