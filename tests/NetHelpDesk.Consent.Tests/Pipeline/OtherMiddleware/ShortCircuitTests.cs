using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Endpoints that run as soon as they are matched, which a <c>WebApplication</c> does before its own pipeline.</summary>
public sealed class ShortCircuitTests
{
    [Theory]
    [InlineData(Server.Kestrel, "/short")]
    [InlineData(Server.Http2, "/short")]
    [InlineData(Server.InMemory, "/short")]
    [InlineData(Server.Kestrel, "/short/7")]
    [InlineData(Server.Kestrel, "/long")]
    [InlineData(Server.Kestrel, "/short", true)]
    public async Task They_see_what_every_other_sees(Server server, string path, bool routesLate = false)
    {
        await using var host = await StartAsync(server, routesLate);

        using var refused = await host.GetAsync(path, $"{Visitor.RefusedAll}; lead=7; auth=1");
        using var granted = await host.GetAsync(path, $"{Visitor.GrantedAll}; lead=7; auth=1");

        (await refused.TextAsync()).Should().Be($" False {Visitor.RefusedAll}; auth=1");
        refused.CookieNames().Should().Equal("auth");
        (await granted.TextAsync()).Should().Be($"7 True {Visitor.GrantedAll}; lead=7; auth=1");
        granted.CookieNames().Should().BeEquivalentTo("auth", "lead");
        granted.Header("Cache-Control").Should().Be("private");
    }

    [Fact]
    public async Task A_decision_that_is_made_there_is_kept()
    {
        await using var host = await StartAsync(Server.Kestrel);

        using var response = await host.GetAsync("/short/decides");

        response.CookieNames().Should().Contain(".NetHelpDesk.Consent");
    }

    [Theory]
    [InlineData("/robots.txt")]
    [InlineData("/short/missing/path")]
    public async Task What_answers_nothing_stays_as_it_was(string path)
    {
        await using var host = await StartAsync(Server.Kestrel);

        using var response = await host.GetAsync(path, $"{Visitor.GrantedAll}; lead=7");

        ((int)response.StatusCode).Should().Be(404);
        response.Header("Vary").Should().BeEmpty();
        response.SetCookies().Should().BeEmpty();
    }

    private static Task<ConsentHost> StartAsync(Server server, bool routesLate = false) => ConsentHost.StartAsync(server, app =>
    {
        if (routesLate)
        {
            app.UseRouting();
        }

        app.MapGet("/short", AnswerAsync).ShortCircuit();
        app.MapGet("/short/{id:int}", AnswerAsync).ShortCircuit(200);
        app.MapGet("/long", AnswerAsync);
        app.MapGet("/short/decides", async context => await context.GetConsent().RefuseAsync()).ShortCircuit();
        app.MapShortCircuit(404, "robots.txt");
    });

    private static Task AnswerAsync(HttpContext context)
    {
        context.Response.Cookies.Append("lead", "new");
        context.Response.Headers.Append("Set-Cookie", "auth=new");
        var (request, consent) = (context.Request, context.GetConsent());
        return context.Response.WriteAsync($"{request.Cookies["lead"]} {consent.IsGranted("tracking")} {request.Headers.Cookie}");
    }
}
