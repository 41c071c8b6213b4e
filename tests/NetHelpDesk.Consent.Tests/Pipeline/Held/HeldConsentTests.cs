using System.Net.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Tests.Records;

namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// What an application holds on to beyond its request speaks of that request's visitor or not at all: servers use
/// contexts again, for other visitors where a proxy shares its connections among them.
/// </summary>
public sealed class HeldConsentTests
{
    private static readonly string GrantedWithLead = Visitor.GrantedAll + "; lead=7";

    public static TheoryData<Server> All { get; } = new() { Server.InMemory, Server.Kestrel, Server.Http2 };

    public static TheoryData<Server, string> Changes { get; } = Rows(
        "GrantAsync", "RefuseAsync", "WithdrawAsync", "GrantConsent", "WithdrawConsent", "CreateConsentCookie", "VaryKey",
        "Append", "Append with options", "Append several", "Delete", "Delete with options", "Cookies of the feature");

    [Fact]
    public async Task A_background_task_reads_the_consent_of_the_visitor_it_was_started_for()
    {
        var isNext = new TaskCompletionSource();
        Task<bool>? counted = null;
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, async context =>
        {
            if (context.Request.Path == "/first")
            {
                var consent = context.GetConsent();
                counted = Task.Run(async () =>
                {
                    await isNext.Task;
                    return consent.IsGranted(CookieCategory.Tracking);
                });
                return;
            }

            isNext.SetResult();
            var held = await counted!;
            await context.Response.WriteAsync($"held {held}, own {context.GetConsent().IsGranted(CookieCategory.Tracking)}");
        });
        using var connection = await KeptConnection.OpenAsync(host.Address);

        await connection.GetAsync("/first", Visitor.RefusedAll);
        var second = await connection.GetAsync("/second", Visitor.GrantedAll);

        second.Should().Contain("held False, own True");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Consent_that_was_taken_stays_as_it_was_when_the_request_ended(Server server)
    {
        await using var site = await HeldSite<IConsentFeature>.StartAsync(
            server, context => context.GetConsent(), (consent, context) => context.Response.WriteAsync(Describe(consent)));

        using var first = await site.TakeAsync(Visitor.RefusedAll);
        using var second = await site.UseAsync(Visitor.GrantedAll);

        (await second.TextAsync()).Should().Be("True Visitor Refused False 2026-11-22 10:00:00Z");
        second.Header("Vary").Should().BeEmpty("the second visitor's page depends on nothing");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_decision_of_the_request_is_part_of_what_stays(Server server)
    {
        await using var site = await HeldSite<IConsentFeature>.StartAsync(
            server,
            context =>
            {
                var consent = context.GetConsent();
                consent.WithdrawAsync().AsTask().GetAwaiter().GetResult();
                return consent;
            },
            (consent, context) => context.Response.WriteAsync(Describe(consent)));

        using var first = await site.TakeAsync(Visitor.GrantedAll);
        using var second = await site.UseAsync(Visitor.GrantedAll);

        (await second.TextAsync()).Should().Be("True Visitor Refused False 2026-11-23 10:00:00Z");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task The_framework_s_feature_stays_as_it_was_read(Server server)
    {
        await using var site = await HeldSite<ITrackingConsentFeature>.StartAsync(
            server,
            context =>
            {
                var tracking = context.Features.GetRequiredFeature<ITrackingConsentFeature>();
                tracking.HasConsent.Should().BeFalse();
                return tracking;
            },
            (tracking, context) => context.Response.WriteAsync($"{tracking.HasConsent} {tracking.CanTrack} {tracking.IsConsentNeeded}"));

        using var first = await site.TakeAsync(Visitor.RefusedAll);
        using var second = await site.UseAsync(Visitor.GrantedAll);

        (await second.TextAsync()).Should().Be("False False True");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_feature_that_nobody_asked_in_its_request_answers_no_more(Server server)
    {
        await using var site = await HeldSite<IFeatureCollection>.StartAsync(
            server,
            context =>
            {
                var features = new FeatureCollection();
                features.Set(context.Features.GetRequiredFeature<IConsentFeature>());
                features.Set(context.Features.GetRequiredFeature<ITrackingConsentFeature>());
                return features;
            },
            (features, context) =>
            {
                var consent = features.GetRequiredFeature<IConsentFeature>();
                var tracking = features.GetRequiredFeature<ITrackingConsentFeature>();
                consent.Invoking(held => held.IsGranted("tracking")).Should().Throw<ObjectDisposedException>();
                consent.Invoking(held => held.DecidedAt).Should().Throw<ObjectDisposedException>();
                tracking.Invoking(held => held.CanTrack).Should().Throw<ObjectDisposedException>();
                return context.Response.WriteAsync("page");
            });

        using var first = await site.TakeAsync(Visitor.RefusedAll);
        using var second = await site.UseAsync(Visitor.GrantedAll);

        (await second.TextAsync()).Should().Be("page");
        site.Host.Logs.Should().NotContain(log => log.Id.Id == 18, "nothing was misread");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Request_cookies_that_are_held_stay_the_visitor_s_own_and_mark_nobody_s_response(Server server)
    {
        await using var site = await HeldSite<Tuple<IRequestCookieCollection, IRequestCookiesFeature>>.StartAsync(
            server,
            context => Tuple.Create(context.Request.Cookies, context.Features.GetRequiredFeature<IRequestCookiesFeature>()),
            (held, context) => context.Response.WriteAsync(
                $"{held.Item1["lead"]} {held.Item1.Count} {held.Item2.Cookies["lead"]} {context.Request.Cookies["lead"]}"));

        using var first = await site.TakeAsync(GrantedWithLead);
        using var second = await site.UseAsync(Visitor.RefusedAll);

        (await second.TextAsync()).Should().Be("7 2 7 ");
        second.Header("Vary").Should().BeEmpty("the second visitor's page depends on nothing");
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task What_would_change_the_next_visitor_s_request_throws(Server server, string change)
    {
        await using var site = await HeldSite<RequestParts>.StartAsync(
            server,
            context => new RequestParts(
                context.GetConsent(),
                context.Features.GetRequiredFeature<ITrackingConsentFeature>(),
                context.Response.Cookies,
                context.Features.GetRequiredFeature<IResponseCookiesFeature>()),
            async (held, context) =>
            {
                await FluentActions.Awaiting(() => ChangeAsync(held, change)).Should().ThrowAsync<ObjectDisposedException>();
                context.Response.Cookies.Append("auth", "own");
                await context.Response.WriteAsync(
                    $"{context.Request.Cookies["lead"]} {context.Request.Headers.Cookie == GrantedWithLead} " +
                    $"{context.GetConsent().IsGranted("tracking")}");
            });

        using var first = await site.TakeAsync(Visitor.RefusedAll);
        using var second = await site.UseAsync(GrantedWithLead);

        (await second.TextAsync()).Should().Be("7 True True");
        second.SetCookies().Should().Equal("auth=own; path=/");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_grant_that_is_recorded_too_late_changes_nobody_s_request(Server server)
    {
        var store = new TestRecordStore();
        var gate = new TaskCompletionSource();
        store.Gate = gate.Task;
        await using var site = await HeldSite<Task>.StartAsync(
            server,
            context => context.GetConsent().GrantAsync().AsTask(),
            async (grant, context) =>
            {
                gate.TrySetResult();
                await grant.Awaiting(pending => pending).Should().ThrowAsync<ObjectDisposedException>();
                await context.Response.WriteAsync(Describe(context.GetConsent()));
            },
            services: services =>
            {
                services.AddSingleton<IConsentRecordStore>(store);
                services.Configure<ConsentOptions>(options => options.Records.Retention = "5 years");
            });

        using var first = await site.TakeAsync(Visitor.RefusedAll);
        using var second = await site.UseAsync(Visitor.RefusedAll);

        first.SetCookies().Should().BeEmpty();
        (await second.TextAsync()).Should().StartWith("True Visitor Refused False");
        second.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [InlineData("by hand")]
    [InlineData("in a branch")]
    [InlineData("executed again")]
    [InlineData("failed")]
    public async Task However_the_pipeline_is_built_nothing_crosses(string pipeline)
    {
        await using var site = await HeldSite<IConsentFeature>.StartAsync(
            Server.Kestrel,
            context => context.GetConsent(),
            (consent, context) => context.Response.WriteAsync(Describe(consent)),
            shape: app =>
            {
                app.UseExceptionHandler("/first");
                app.Use(async (context, next) =>
                {
                    await next(context);
                    if (context.Request.Path == "/fails")
                    {
                        throw new InvalidOperationException("The page failed.");
                    }
                });
            },
            services: services =>
            {
                if (pipeline == "by hand")
                {
                    services.Remove(services.Single(service => service.ImplementationType == typeof(ArrivalFilter)));
                }
            },
            consent: app =>
            {
                if (pipeline == "failed")
                {
                    app.Use(async (context, next) =>
                    {
                        await next(context);
                        if (context.Request.Path == "/first")
                        {
                            throw new InvalidOperationException("What stands before failed.");
                        }
                    });
                }

                if (pipeline == "in a branch")
                {
                    app.UseWhen(_ => true, branch => branch.UseNetHelpDeskConsent());
                }
                else
                {
                    app.UseNetHelpDeskConsent();
                }
            });

        using var first = await site.TakeAsync(Visitor.RefusedAll, pipeline == "executed again" ? "/fails" : "/first");
        using var second = await site.UseAsync(Visitor.GrantedAll);

        (await second.TextAsync()).Should().StartWith("True Visitor Refused False");
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Callbacks_of_the_request_itself_still_ask_and_write(Server server)
    {
        var completed = new TaskCompletionSource<string>();
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Cookies.Append("auth", $"{context.GetConsent().IsGranted("tracking")}");
                return Task.CompletedTask;
            });
            context.Response.OnCompleted(() =>
            {
                completed.SetResult(Describe(context.GetConsent()));
                return Task.CompletedTask;
            });
            return Task.CompletedTask;
        });

        (await host.SetCookiesAsync(cookie: Visitor.GrantedAll)).Should().Equal("auth=True; path=/");
        (await completed.Task).Should().StartWith("True Visitor Granted True");
    }

    [Fact]
    public async Task A_WebSocket_asks_for_consent_as_long_as_it_is_open()
    {
        var answers = new List<bool>();
        IConsentFeature? held = null;
        var closed = new TaskCompletionSource();
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, app =>
        {
            app.UseWebSockets();
            app.Run(async context =>
            {
                held = context.GetConsent();
                context.Response.OnCompleted(() =>
                {
                    closed.SetResult();
                    return Task.CompletedTask;
                });
                using var socket = await context.WebSockets.AcceptWebSocketAsync();
                var message = new byte[1];
                while ((await socket.ReceiveAsync(message, context.RequestAborted)).MessageType != WebSocketMessageType.Close)
                {
                    answers.Add(held.IsGranted("tracking"));
                    await held.WithdrawAsync(context.RequestAborted);
                    answers.Add(held.IsGranted("tracking"));
                }

                await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, context.RequestAborted);
            });
        });
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new ClientWebSocket();
        client.Options.SetRequestHeader("Cookie", Visitor.GrantedAll);

        await client.ConnectAsync(new Uri($"ws://{host.Address.Authority}/"), cancellation);
        await client.SendAsync(new byte[1], WebSocketMessageType.Binary, true, cancellation);
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, null, cancellation);
        await closed.Task;

        answers.Should().Equal(true, false);
        held!.IsGranted("tracking").Should().BeFalse();
    }

    [Theory]
    [InlineData(Server.Kestrel)]
    [InlineData(Server.Http2)]
    public async Task Nothing_crosses_while_others_are_served(Server server)
    {
        await using var site = await CrossingSite.StartAsync(server);

        await site.RunAsync(visitors: 6, requests: 300);

        site.Crossings.Should().BeEmpty();
        site.AnsweredLate.Should().BeGreaterThan(100, "else nothing was held");
    }

    private static string Describe(IConsentFeature consent) =>
        $"{consent.IsDecided} {consent.Source} {consent.GetStatus("tracking")} {consent.IsGranted("tracking")} {consent.DecidedAt:u}";

    private static async Task ChangeAsync(RequestParts held, string change)
    {
        switch (change)
        {
            case "GrantAsync":
                await held.Consent.GrantAsync();
                break;
            case "RefuseAsync":
                await held.Consent.RefuseAsync();
                break;
            case "WithdrawAsync":
                await held.Consent.WithdrawAsync();
                break;
            case "GrantConsent":
                held.Tracking.GrantConsent();
                break;
            case "WithdrawConsent":
                held.Tracking.WithdrawConsent();
                break;
            case "CreateConsentCookie":
                held.Tracking.CreateConsentCookie();
                break;
            case "VaryKey":
                _ = held.Consent.VaryKey;
                break;
            case "Append":
                held.Cookies.Append("auth", "held");
                break;
            case "Append with options":
                held.Cookies.Append("auth", "held", new CookieOptions { IsEssential = true });
                break;
            case "Append several":
                held.Cookies.Append([KeyValuePair.Create("auth", "held")], new CookieOptions());
                break;
            case "Delete":
                held.Cookies.Delete("lead");
                break;
            case "Delete with options":
                held.Cookies.Delete("lead", new CookieOptions());
                break;
            case "Cookies of the feature":
                held.Feature.Cookies.Append("auth", "held");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(change));
        }
    }

    private static TheoryData<Server, string> Rows(params string[] changes)
    {
        var rows = new TheoryData<Server, string>();
        foreach (var change in changes)
        {
            rows.Add(Server.Kestrel, change);
            rows.Add(Server.Http2, change);
        }

        return rows;
    }

    private sealed record RequestParts(
        IConsentFeature Consent, ITrackingConsentFeature Tracking, IResponseCookies Cookies, IResponseCookiesFeature Feature);
}
