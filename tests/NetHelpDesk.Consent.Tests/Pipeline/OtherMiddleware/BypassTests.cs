using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What could carry cookies past enforcement: another response, trailers, a filter in front.</summary>
public sealed class BypassTests
{
    [Theory]
    [InlineData(Server.Kestrel)]
    [InlineData(Server.Http2)]
    public async Task A_response_that_a_middleware_puts_before_the_server_s_takes_nothing_away(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, app =>
        {
            app.Use((context, next) =>
            {
                var sent = context.Features.GetRequiredFeature<IHttpResponseFeature>();
                sent.Headers.Append("Set-Cookie", "lead=1");
                var own = new HttpResponseFeature();
                sent.OnStarting(
                    _ =>
                    {
                        foreach (var (name, values) in own.Headers)
                        {
                            sent.Headers[name] = StringValues.Concat(sent.Headers[name], values);
                        }

                        return Task.CompletedTask;
                    },
                    own);
                context.Features.Set<IHttpResponseFeature>(own);
                return next(context);
            });
            app.Run(async context =>
            {
                context.Response.Headers.Append("Set-Cookie", "lead=2");
                context.Response.Cookies.Append("auth", "1");
                await context.GetConsent().RefuseAsync();
            });
        });

        (await host.SetCookiesAsync()).Should().HaveCount(2)
            .And.Contain("auth=1; path=/").And.Contain(line => line.StartsWith(".NetHelpDesk.Consent=", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Server.InMemory)]
    [InlineData(Server.Http2)]
    public async Task A_cookie_in_trailers_is_withheld_and_told(Server server)
    {
        await using var host = await StartWithTrailersAsync(server);

        using var response = await host.GetAsync(cookie: Visitor.GrantedAll);

        (await response.TextAsync()).Should().Be("page");
        response.TrailingHeaders.NonValidated.Select(trailer => trailer.Key).Should().Equal("checksum", "status");
        host.Logs.Should().ContainSingle(log => log.Id.Id == 55).Which.Message.Should().Contain("is withheld");
    }

    [Fact]
    public async Task What_is_only_reported_stays_in_the_trailers()
    {
        await using var host = await StartWithTrailersAsync(Server.Http2, options => options.Enforcement = EnforcementMode.ReportOnly);

        using var response = await host.GetAsync();

        await response.TextAsync();
        response.TrailingHeaders.NonValidated.Select(trailer => trailer.Key).Should().Contain("Set-Cookie");
        host.Logs.Should().ContainSingle(log => log.Id.Id == 55).Which.Message.Should().Contain("would be withheld");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_startup_filter_in_front_is_told_at_start(bool isInFront)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            context => context.Response.WriteAsync("page"),
            services: services =>
            {
                var filter = ServiceDescriptor.Transient<IStartupFilter, NoFilter>();
                services.Insert(isInFront ? 0 : services.Count, filter);
            });

        var told = host.Logs.Where(log => log.Id.Id == 53).Select(log => log.Message);

        if (isInFront)
        {
            told.Should().ContainSingle().Which.Should().Contain(nameof(NoFilter));
        }
        else
        {
            told.Should().BeEmpty();
        }
    }

    private static Task<ConsentHost> StartWithTrailersAsync(Server server, Action<ConsentOptions>? options = null) =>
        ConsentHost.StartAsync(
            server,
            async context =>
            {
                context.Response.DeclareTrailer("checksum");
                await context.Response.WriteAsync("page");
                context.Response.AppendTrailer("checksum", "1");
                context.Response.AppendTrailer("Set-Cookie", "lead=1");
                context.Response.AppendTrailer("set-cookie", "auth=1");
                var trailers = context.Features.GetRequiredFeature<IHttpResponseTrailersFeature>().Trailers;
                trailers.TryAdd("SET-COOKIE", "ad=1");
                trailers.Append("status", "0");
            },
            options);

    private sealed class NoFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => next;
    }
}
