using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Code behind consent that puts another <c>Response.Cookies</c> before ours: its cookies are judged at the start.</summary>
public sealed class ReplacedCookiesTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Cookies_of_the_framework_s_own_feature_are_judged(Server server)
    {
        await using var host = await StartAsync(server, app => app.Use((context, next) =>
        {
            context.Features.Set<IResponseCookiesFeature>(new ResponseCookiesFeature(context.Features));
            return next(context);
        }));

        await ExpectOnlyWhatIsGrantedAsync(host);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Cookies_behind_a_cookie_policy_are_judged(Server server)
    {
        await using var host = await StartAsync(server, app => app.UseCookiePolicy());

        await ExpectOnlyWhatIsGrantedAsync(host);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Cookies_of_a_feature_that_is_put_when_the_response_starts_are_judged(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Features.Set<IResponseCookiesFeature>(new ResponseCookiesFeature(context.Features));
                Append(context.Response.Cookies);
                return Task.CompletedTask;
            });
            return context.Response.WriteAsync("page");
        });

        await ExpectOnlyWhatIsGrantedAsync(host);
    }

    private static Task<ConsentHost> StartAsync(Server server, Action<IApplicationBuilder> between) => ConsentHost.StartAsync(
        server,
        app =>
        {
            between(app);
            app.Run(context =>
            {
                Append(context.Response.Cookies);
                return context.Response.WriteAsync("page");
            });
        });

    private static void Append(IResponseCookies cookies)
    {
        cookies.Append("lead", "1");
        cookies.Append("ad", "1", new CookieOptions { IsEssential = true });
        cookies.Append("unknown", "1");
        cookies.Append("auth", "1");
    }

    private static async Task ExpectOnlyWhatIsGrantedAsync(ConsentHost host)
    {
        using var undecided = await host.GetAsync();
        using var granted = await host.GetAsync(cookie: Visitor.Decided("tracking=yes", "advertising=no"));

        undecided.CookieNames().Should().Equal("auth");
        granted.CookieNames().Should().Equal("lead", "auth");
    }
}
