using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

public sealed class IsEssentialTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task IsEssential_is_trusted_and_asked_for_a_purpose(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Write);

        (await host.SetCookiesAsync()).Should().Equal("basket=1; path=/");
        host.Logs.Should().ContainSingle(log => log.Id.Id == 4).Which.Message.Should().Contain("\"basket\": { \"Category\": \"Essential\"");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task IsEssential_counts_for_nothing_where_it_is_not_trusted(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Write, options => options.TrustIsEssential = false);

        (await host.SetCookiesAsync()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Nothing_is_asked_of_the_cookies_that_the_framework_itself_calls_essential(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append(".AspNetCore.Antiforgery.yfK2X5IP41Y", "1", new CookieOptions { IsEssential = true });
            context.Response.Cookies.Delete("Identity.External", new CookieOptions { IsEssential = true });
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync()).Should().HaveCount(2);
        host.Logs.Should().NotContain(log => log.Id.Id == 4);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task IsEssential_holds_for_a_header_that_is_written_anew(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.SetCookie =
                    context.Response.Headers.SetCookie.Select(header => $"{header}; partitioned").ToArray();
                return Task.CompletedTask;
            });
            await Write(context);
        });

        (await host.SetCookiesAsync()).Should().Equal("basket=1; path=/; partitioned");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task IsEssential_holds_for_its_own_name_alone(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            await Write(context);
            context.Response.Headers.Append("Set-Cookie", "basketC=1");
            context.Response.Headers.Append("Set-Cookie", "bask=1");
            context.Response.Headers.Append("Set-Cookie", "Basket=1");
        });

        (await host.SetCookiesAsync()).Should().Equal("basket=1; path=/");
    }

    [Fact]
    public async Task The_options_of_the_caller_stay_as_they_were()
    {
        var given = new CookieOptions { IsEssential = true };
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context =>
        {
            context.Response.Cookies.Append("basket", "1", given);
            return Task.CompletedTask;
        });

        await host.SetCookiesAsync();
        given.Extensions.Should().BeEmpty();
    }

    /// <summary>A site's rule goes before what code says: the declared one stays withheld.</summary>
    private static Task Write(HttpContext context)
    {
        context.Response.Cookies.Append("basket", "1", new CookieOptions { IsEssential = true });
        context.Response.Cookies.Append("lead", "1", new CookieOptions { IsEssential = true });
        return Task.CompletedTask;
    }
}
