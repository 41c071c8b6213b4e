using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What the application sees of the cookies that a browser sends.</summary>
public sealed class HidingTests : OnBothServers
{
    public static TheoryData<string, string> Headers { get; } = new()
    {
        { "auth=1; lead=2; other=3", "auth=1; other=3" },
        { "lead=2; auth=1", "auth=1" },
        { "auth=1; lead=2", "auth=1" },
        { "lead=2", "" },
        { "lead=2; ad=3; visit=4", "" },
        { "auth=1", "auth=1" },
        { "a=1;lead=2;  b=3;c;d=;=e", "a=1;  b=3;c;d=;=e" },
        { "a=\"x\"; lead=\"2\"; b=%3B;", "a=\"x\"; b=%3B;" },
        { "lead=1; auth=1; lead=2", "auth=1" },
        { " lead =1; auth=1", "auth=1" },
        { "LEAD=1; auth=1", "auth=1" },
        { "lead=chunks-2; leadC1=x; leadC2=y; authC1=z", "authC1=z" },
        { "_ga=1; _GA_AB12=1; _gcl_au=1; auth=1", "auth=1" },
        { ".AspNetCore.Session=1; .AspNetCore.Culture=1; mystery=1", ".AspNetCore.Session=1; .AspNetCore.Culture=1; mystery=1" },
        { "leader=1; mislead=1", "leader=1; mislead=1" },
        { "auth=1, lead=2", "auth=1" },
        { "auth=1 ,lead=2 ,b=3", "auth=1 ,b=3" },
        { "auth=\"q,_gid=1\"; b=4", "auth=\"q,_gid=1\"; b=4" },
        { "auth= \"q,_gid=1,lead=2\" , _ga=3; b=4", "auth= \"q,_gid=1,lead=2\" ; b=4" },
        { "auth=\"q,lead=1; b=4", "auth=\"q; b=4" },
        { "auth=\"q\"x,lead=1,\"; b=4", "auth=\"q\"x,\"; b=4" },
        { "auth=q\"x,lead=1\"; b=4", "auth=q\"x; b=4" },
        { "auth=\"a;lead=1\"; b=4", "auth=\"a; b=4" },
        { "\"a=,lead=1\"; b=4", "\"a=; b=4" },
        { "auth=1,2; lead=2,3; b=4", "auth=1,2; b=4" },
    };

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task What_was_not_consented_to_is_gone_and_the_rest_keeps_its_bytes(string sent, string visible)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, TellHeader);

        using var undecided = await host.GetAsync(cookie: sent);
        using var refused = await host.GetAsync(cookie: $"{Visitor.RefusedAll}; {sent}");
        using var granted = await host.GetAsync(cookie: $"{Visitor.GrantedAll}; {sent}");

        (await undecided.TextAsync()).Should().Be(visible);
        (await refused.TextAsync()).Should().Be(visible.Length == 0 ? Visitor.RefusedAll : $"{Visitor.RefusedAll}; {visible}");
        (await granted.TextAsync()).Should().Be($"{Visitor.GrantedAll}; {sent}");
    }

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task What_the_header_does_not_show_request_cookies_do_not_show_either(string sent, string visible)
    {
        visible.Should().NotBeNull();
        await using var host = await ConsentHost.StartAsync(Server.InMemory, TellNames);

        using var response = await host.GetAsync(cookie: $"{sent}; {sent.Replace(';', ',')}; x {sent}; ({sent}");

        (await response.TextAsync()).Split(' ').Should().NotContain(["lead", "_ga", "_gid", "ad", "visit", "leadC1", "LEAD"]);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Only_the_categories_that_were_refused_are_hidden(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, TellNames);

        using var response = await host.GetAsync(
            cookie: $"auth=1; visit=2; lead=3; ad=4; {Visitor.Decided("session=no", "tracking=yes", "advertising=no")}");

        (await response.TextAsync()).Should().Be(".NetHelpDesk.Consent auth lead");
    }

    [Theory]
    [InlineData(Server.InMemory)]
    [InlineData(Server.Kestrel)]
    [InlineData(Server.Http2)]
    public async Task A_refusal_behind_a_comma_is_heard_where_silence_grants(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            context =>
            {
                context.Response.Cookies.Append("lead", "1");
                return TellHeader(context);
            },
            options => options.Mode = ConsentMode.OptOut);

        using var joined = await host.GetAsync(cookie: $"auth=1, {Visitor.RefusedAll}; lead=2");
        using var silent = await host.GetAsync(cookie: "auth=1; lead=2");

        (await joined.TextAsync()).Should().Be($"auth=1, {Visitor.RefusedAll}");
        joined.SetCookies().Should().BeEmpty();
        silent.CookieNames().Should().Equal("lead");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_pattern_for_everything_hides_all_but_the_consent_cookie_and_what_is_named(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            TellNames,
            options => options.Cookies["*"] = new DeclaredCookie { Category = CookieCategory.Tracking, Purpose = "Anything" });

        using var response = await host.GetAsync(cookie: $"auth=1; mystery=2; {Visitor.RefusedAll}");

        (await response.TextAsync()).Should().Be(".NetHelpDesk.Consent auth");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Names_that_differ_by_case_alone_are_told_apart(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            TellHeader,
            options =>
            {
                options.Cookies["a"] = new DeclaredCookie { Name = "Theme", Category = CookieCategory.Essential, Purpose = "Contrast" };
                options.Cookies["b"] = new DeclaredCookie { Name = "theme", Category = CookieCategory.Tracking, Purpose = "Counts" };
            });

        using var response = await host.GetAsync(cookie: "Theme=1; theme=2; THEME=3");

        (await response.TextAsync()).Should().Be("Theme=1");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Trackers_that_only_the_catalogue_knows_stay_where_it_is_off(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, TellNames, options => options.UseCatalogue = false);

        using var response = await host.GetAsync(cookie: "_ga=1; lead=2");

        (await response.TextAsync()).Should().Be("_ga");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Hiding_can_be_turned_off(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, TellHeader, options => options.HideRequestCookies = false);

        using var response = await host.GetAsync(cookie: "lead=2; auth=1");

        (await response.TextAsync()).Should().Be("lead=2; auth=1");
        host.Logs.Should().NotContain(log => log.Message.Contains("'lead'"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Report_only_leaves_the_request_as_it_is_and_says_what_would_be_hidden(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server, TellHeader, options => options.Enforcement = EnforcementMode.ReportOnly);

        using var response = await host.GetAsync(cookie: "lead=2; auth=1");

        (await response.TextAsync()).Should().Be("lead=2; auth=1");
        host.Logs.Should().ContainSingle(log => log.Id.Id == 20)
            .Which.Message.Should().Be("Cookie 'lead' would be hidden from the application (category Tracking, reason Undecided).");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_path_that_is_not_enforced_sees_everything(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            TellHeader,
            options => options.Paths["/legacy"] = new PathOptions { Enforcement = EnforcementMode.Off, Reason = "Going away" });

        using var legacy = await host.GetAsync("/legacy/page", "lead=2");
        using var page = await host.GetAsync("/page", "lead=2");

        (await legacy.TextAsync()).Should().Be("lead=2");
        (await page.TextAsync()).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_collection_that_was_left_by_earlier_middleware_does_not_show_them(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app => app.Run(TellNames),
            before: app => app.Use((context, next) =>
            {
                context.Features.Set<IRequestCookiesFeature>(new RequestCookiesFeature(context.Request.Cookies));
                return next(context);
            }));

        using var response = await host.GetAsync(cookie: "lead=2; auth=1");

        (await response.TextAsync()).Should().Be("auth");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_collection_that_is_made_later_does_not_show_them(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Features.Set<IRequestCookiesFeature>(new RequestCookiesFeature(context.Features));
            return TellNames(context);
        });

        using var response = await host.GetAsync(cookie: "lead=2; auth=1");

        (await response.TextAsync()).Should().Be("auth");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_second_pass_through_the_pipeline_sees_the_same(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app =>
            {
                app.Map("/error", error => error.Run(TellHeader));
                app.Run(_ => throw new InvalidOperationException());
            },
            before: app => app.UseExceptionHandler("/error"));

        using var response = await host.GetAsync(cookie: "lead=2; auth=1");

        (await response.TextAsync()).Should().Be("auth=1");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_bound_to_a_parameter_does_not_hold_them(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server,
            app => app.MapGet("/bound", ([Microsoft.AspNetCore.Mvc.FromHeader(Name = "Cookie")] string cookie) => cookie));

        using var response = await host.GetAsync("/bound", "lead=2; auth=1");

        (await response.TextAsync()).Should().Be("auth=1");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_withdrawal_hides_for_the_rest_of_the_request(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            await context.GetConsent().WithdrawAsync();
            await TellNames(context);
        });

        using var response = await host.GetAsync(cookie: $"{Visitor.GrantedAll}; lead=2; auth=1");

        (await response.TextAsync()).Should().Be(".NetHelpDesk.Consent auth");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Hiding_is_told_once_and_then_for_debugging_and_never_with_the_value(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, TellNames);

        using var first = await host.GetAsync(cookie: "lead=secret");
        using var second = await host.GetAsync(cookie: "lead=secret; lead=secret");

        host.Logs.Where(log => log.Id.Id == 20).Select(log => log.Level).Should().Equal(LogLevel.Information, LogLevel.Debug);
        host.Logs.Should().NotContain(log => log.Message.Contains("secret"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_hostile_number_of_names_is_hidden_too(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, TellHeader);

        using var response = await host.GetAsync(
            cookie: string.Join("; ", Enumerable.Range(0, 2000).Select(i => $"_ga_{i}=1")) + "; auth=1");

        (await response.TextAsync()).Should().Be("auth=1");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_error_while_hiding_shows_no_cookie_and_serves_the_page(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, TellHeader);
        using var listener = new MeterListener();
        listener.SetMeasurementEventCallback<long>((_, _, _, _) => throw new InvalidTimeZoneException());
        foreach (var instrument in Instruments(host))
        {
            listener.EnableMeasurementEvents(instrument);
        }

        using var response = await host.GetAsync(cookie: "auth=1; lead=2");

        (await response.TextAsync()).Should().BeEmpty();
        host.Logs.Should().ContainSingle(log => log.Id.Id == 22).Which.Exception.Should().BeOfType<InvalidTimeZoneException>();
    }

    /// <summary>The library's instruments of this host alone: other tests run at the same time.</summary>
    private static List<Instrument> Instruments(ConsentHost host)
    {
        var scope = host.Services.GetRequiredService<IMeterFactory>();
        var found = new List<Instrument>();
        using var finder = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Scope == scope && instrument.Meter.Name == "NetHelpDesk.Consent")
                {
                    found.Add(instrument);
                }
            },
        };
        finder.Start();
        return found;
    }

    private static Task TellHeader(HttpContext context) => context.Response.WriteAsync(context.Request.Headers.Cookie.ToString());

    private static Task TellNames(HttpContext context) =>
        context.Response.WriteAsync(string.Join(' ', context.Request.Cookies.Keys.Order(StringComparer.Ordinal)));
}
