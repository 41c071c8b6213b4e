using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What a page says of the state that it was made for.</summary>
public sealed class PageStateTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_is_the_cookie_without_what_differs_between_visitors_in_the_same_state(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, WriteAsync);
        var cookie = Visitor.GrantedAll + "&future=yes";

        (await StateAsync(host, null)).Should().Be(".NetHelpDesk.Consent=");
        (await StateAsync(host, null, signal: "1")).Should().Be(".NetHelpDesk.Consent= gpc");
        (await StateAsync(host, $"a=1; {cookie}; b=2")).Should().Be(".NetHelpDesk.Consent=v=1&policy=1&session=yes&tracking=yes&advertising=yes&future=yes");
    }

    [Fact]
    public async Task A_cookie_that_cannot_be_read_tells_no_state_and_is_not_repeated()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, WriteAsync);

        (await StateAsync(host, ".NetHelpDesk.Consent=mine")).Should().Be(".NetHelpDesk.Consent=?");
    }

    [Fact]
    public async Task A_decision_in_the_request_is_what_the_scripts_will_find()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, async context =>
        {
            await context.GetConsent().GrantAsync(["tracking"]);
            await WriteAsync(context);
        });

        (await StateAsync(host, Visitor.RefusedAll)).Should().Be(".NetHelpDesk.Consent=v=1&policy=1&session=no&tracking=yes&advertising=no");
    }

    private static Task WriteAsync(HttpContext context)
    {
        _ = context.GetConsent().IsDecided;
        return context.Response.WriteAsync(StateStamp.Of(context.Features.Get<RequestConsent>()!));
    }

    private static async Task<string> StateAsync(ConsentHost host, string? cookie, string signal = "0")
    {
        using var response = await host.GetAsync("/", cookie, ("Sec-GPC", signal));
        return await response.TextAsync();
    }
}
