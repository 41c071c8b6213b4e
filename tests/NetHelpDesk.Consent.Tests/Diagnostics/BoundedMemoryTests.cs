using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What is remembered is bounded, and what visitors send does not use up what the application's own cookies need.</summary>
public sealed class BoundedMemoryTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task Trackers_that_visitors_send_do_not_keep_the_applications_own_cookie_from_the_log(Server server)
    {
        await using var host = await StartAsync(server);
        for (var request = 0; request < 17; request++)
        {
            await host.SetCookiesAsync("/none", string.Join("; ", Enumerable.Range(0, 64).Select(i => $"_ga_{request}x{i}=1")));
        }

        await host.SetCookiesAsync("/promo");

        host.Logs.Should().Contain(log => log.Id.Id == 1 && log.Message.Contains("'promo'"));
        host.Logs.Where(log => log.Id.Id == 20 && log.Level > Microsoft.Extensions.Logging.LogLevel.Debug).Should().ContainSingle("one rule stands for all");
    }

    [Theory]
    [InlineData("/echo?name={0}", null)]
    [InlineData("/echo?name=%20{0}%20x", null)]
    [InlineData("/echo/{0}", null)]
    [InlineData("/echo", "X-Name")]
    [InlineData("/echo", "Cookie")]
    public async Task Names_that_the_application_takes_from_requests_do_not_either(string path, string? header)
    {
        await using var host = await StartAsync(Server.InMemory);
        for (var i = 0; i < 1100; i++)
        {
            var name = $"made{i}";
            using var response = await host.GetAsync(
                string.Format(System.Globalization.CultureInfo.InvariantCulture, path, name),
                header == "Cookie" ? $"echo={name}" : null,
                header is null or "Cookie" ? [] : [(header, name)]);
        }

        await host.SetCookiesAsync("/page");

        host.Logs.Should().Contain(log => log.Id.Id == 1 && log.Message.Contains("'promo'"));
        host.Logs.Count(log => log.Id.Id == 1).Should().Be(1001);
        host.Logs.Should().ContainSingle(log => log.Id.Id == 61).Which.Message.Should().Contain("1000 different names").And.Contain(path == "/echo/{0}" ? "(names from paths)" : "(names from requests)");
    }

    [Fact]
    public async Task Names_that_one_endpoint_makes_up_leave_room_for_those_of_another()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, app =>
        {
            app.UseRouting();
            app.MapGet("/flood/{number:int}", (HttpContext context, int number) =>
                context.Response.Headers.SetCookie = Enumerable.Range(0, 100).Select(i => $"m{(number * 100) + i:x}z=1").ToArray());
            app.MapGet("/promo", (HttpContext context) => context.Response.Cookies.Append("promo", "1"));
#pragma warning disable ASP0014
            app.UseEndpoints(_ => { });
#pragma warning restore ASP0014
        });
        for (var i = 0; i < 12; i++)
        {
            await host.SetCookiesAsync($"/flood/{i}");
        }

        await host.SetCookiesAsync("/promo");

        host.Logs.Should().Contain(log => log.Id.Id == 1 && log.Message.Contains("'promo'"));
        host.Logs.Should().ContainSingle(log => log.Id.Id == 61).Which.Message.Should().Contain("GET /flood/{number:int}");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_visitors_send_takes_nothing_from_the_page_of_diagnostics(Server server)
    {
        await using var host = await StartAsync(server);
        host.Services.WatchCookies();
        for (var request = 0; request < 20; request++)
        {
            await host.SetCookiesAsync($"/echo?name=made{request}", string.Join("; ", Enumerable.Range(0, 60).Select(i => $"hostile{request}x{i}=1")));
        }

        await host.SetCookiesAsync("/promo", "_ga=1; lead=1");

        var names = host.Services.GetRequiredService<CookieDiscovery>().Cookies.Select(cookie => cookie.Name);
        names.Should().Contain(["promo", "_ga", "lead"]);
    }

    [Fact]
    public async Task A_refused_cookie_goes_although_a_neighbour_put_as_many_before_it_as_are_remembered()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context =>
        {
            context.Response.ContentType = "text/html";
            return Task.CompletedTask;
        });
        var planted = string.Join("; ", Enumerable.Range(0, 64).Select(i => $"_ga_{i}=1"));
        var isGone = false;
        for (var page = 0; page < 300 && !isGone; page++)
        {
            isGone = (await host.SetCookiesAsync("/", $"{Visitor.RefusedAll}; {planted}; lead=1"))
                .Any(line => line.StartsWith("lead=; max-age=0", StringComparison.Ordinal));
        }

        isGone.Should().BeTrue();
    }

    [Fact]
    public void Event_ids_that_differ_by_64_do_not_silence_each_other()
    {
        var once = new OncePerProcess();

        once.First(3).Should().BeTrue();
        once.First(67).Should().BeTrue();
        once.First(131).Should().BeTrue();
        once.First(3).Should().BeFalse();
        once.First(67).Should().BeFalse();
    }

    [Fact]
    public void Texts_that_were_shown_are_remembered_after_a_flood_of_made_up_decisions()
    {
        var names = Enumerable.Range(0, 9).Select(i => $"own{i}").ToArray();
        var rules = TestRules.Of(options =>
        {
            foreach (var name in names)
            {
                options.Categories[name] = new() { DisplayName = name, Description = name };
            }
        });
        var texts = new ConsentPages(rules, "/privacy-choices", rules.Languages.Default).PageTexts;
        var undecided = rules.Undecided(signal: false);
        for (var mixture = 0; mixture < 300; mixture++)
        {
            var granted = rules.Categories.MaskOf([names[0], .. names.Skip(1).Where((_, bit) => (mixture >> bit & 1) != 0)], whereNone: default);
            texts.For(undecided.After(undecided.Decide(granted, default, ConsentHost.Now), ConsentHost.Now));
        }

        texts.For(undecided).Should().BeSameAs(texts.For(undecided));
    }

    private static Task<ConsentHost> StartAsync(Server server) => ConsentHost.StartAsync(server, app => app.Run(context =>
    {
        var request = context.Request;
        var name = request.Path.StartsWithSegments("/echo", out var rest) && rest.HasValue ? rest.Value![1..]
            : request.Query["name"].ToString().Trim().Split(' ')[0] is { Length: > 0 } asked ? asked
            : request.Headers["X-Name"].ToString() is { Length: > 0 } header ? header
            : request.Cookies["echo"];
        if (request.Path.StartsWithSegments("/echo") && name is not null)
        {
            context.Response.Cookies.Append(name, "1");
        }
        else if (request.Path == "/promo" || request.Path == "/page")
        {
            context.Response.Cookies.Append("promo", "1");
        }

        return Task.CompletedTask;
    }));
}
