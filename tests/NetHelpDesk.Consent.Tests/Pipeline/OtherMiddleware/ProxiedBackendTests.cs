using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Yarp.ReverseProxy.Configuration;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A site that passes requests on to another application (YARP), which knows nothing of consent.</summary>
public sealed class ProxiedBackendTests
{
    [Theory]
    [InlineData("undecided", "auth=1; mystery=3", "auth")]
    [InlineData("refused", "auth=1; mystery=3", "auth")]
    [InlineData("granted all", "auth=1; lead=2; mystery=3", "auth lead ad")]
    public async Task It_sees_and_sets_only_what_the_visitor_consented_to(string visitor, string seen, string set)
    {
        await using var backend = await ConsentHost.StartAsync(
            Server.Kestrel,
            context =>
            {
                context.Response.Headers.SetCookie = new[] { "auth=1; path=/", "lead=2; path=/", "ad=3; path=/; max-age=60" };
                return context.Response.WriteAsync(context.Request.Headers.Cookie.ToString());
            },
            options => options.Enforcement = EnforcementMode.Off);
        await using var site = await ConsentHost.StartAsync(
            Server.Kestrel,
            app => app.MapReverseProxy(),
            services: services => services.AddReverseProxy().LoadFromMemory(
                [new RouteConfig { RouteId = "all", ClusterId = "backend", Match = new RouteMatch { Path = "/{**rest}" } }],
                [
                    new ClusterConfig
                    {
                        ClusterId = "backend",
                        Destinations = new Dictionary<string, DestinationConfig>
                        {
                            ["one"] = new() { Address = backend.Address.ToString() },
                        },
                    },
                ]));
        var decision = TableVisitor.Named(visitor).Cookie;

        using var response = await site.GetAsync("/page", $"auth=1; lead=2; mystery=3{(decision is null ? "" : "; " + decision)}");

        (await response.TextAsync()).Should().Be(decision is null ? seen : $"{seen}; {decision}");
        response.CookieNames().Should().Equal(set.Split(' '));
    }
}
