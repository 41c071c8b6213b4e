using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using NetHelpDesk.Consent.Tests.Records;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Visitors of a region have its modes; all others have those of the whole.</summary>
public sealed class RegionTests : OnBothServers
{
    private const string Header = "X-Region";
    private const string California = "US-CA";

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_modes_of_the_visitor_s_region_count(Server server)
    {
        await using var host = await StartAsync(server);

        (await NamesAsync(host, California)).Should().Equal("auth", "visit", "lead");
        (await NamesAsync(host, "us-ca")).Should().Equal("auth", "visit", "lead");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("DE")]
    public async Task Elsewhere_the_modes_of_the_whole_count(string? region)
    {
        await using var host = await StartAsync(Server.InMemory);

        (await NamesAsync(host, region)).Should().Equal("auth");
    }

    [Fact]
    public async Task A_region_that_cannot_be_told_is_logged_and_has_the_modes_of_the_whole()
    {
        await using var host = await StartAsync(Server.InMemory, find: _ => throw new InvalidOperationException("no map"));

        (await NamesAsync(host, California)).Should().Equal("auth");
        host.Logs.Should().Contain(record => record.Id.Id == 24 && record.Exception!.Message == "no map");
    }

    [Fact]
    public async Task A_cookie_that_was_judged_before_the_region_is_known_keeps_the_modes_of_the_whole()
    {
        await using var host = await StartAsync(Server.InMemory, before: app => app.Use((context, next) =>
        {
            context.Response.Cookies.Append("lead", "1");
            return next(context);
        }));

        (await NamesAsync(host, California)).Should().Equal("auth");
    }

    [Fact]
    public async Task Cookies_of_the_request_are_hidden_by_the_modes_of_the_region()
    {
        await using var host = await StartAsync(
            Server.InMemory, page: context => context.Response.WriteAsync(string.Join(' ', context.Request.Cookies.Keys)));

        (await TextAsync(host, "/", California, "lead=1; ad=2")).Should().Be("lead");
        (await TextAsync(host, "/", "DE", "lead=1; ad=2")).Should().BeEmpty();
    }

    [Fact]
    public async Task The_banner_says_what_holds_in_the_region()
    {
        await using var host = await StartAsync(Server.InMemory);

        (await TextAsync(host, "/privacy-choices/banner", California)).Should().Contain("on until you refuse it");
        (await TextAsync(host, "/privacy-choices/banner", "DE")).Should().Contain("Nothing else is stored until you choose");
    }

    [Fact]
    public async Task What_a_laxer_region_let_pass_is_asked_for_in_a_stricter_one()
    {
        await using var host = await StartAsync(Server.InMemory);
        var saved = await SaveAsync(host, California, ["session", "tracking"]);

        saved.Should().Contain("optout=");
        (await NamesAsync(host, California, saved)).Should().Equal("auth", "visit", "lead");
        (await NamesAsync(host, "DE", saved)).Should().Equal("auth");
    }

    [Fact]
    public async Task A_choice_of_a_stricter_region_counts_in_a_laxer_one()
    {
        await using var host = await StartAsync(Server.InMemory);
        var refused = await SaveAsync(host, "DE", []);

        (await NamesAsync(host, California, refused)).Should().Equal("auth");
    }

    [Fact]
    public async Task A_record_names_the_region()
    {
        var store = new TestRecordStore();
        await using var host = await StartAsync(
            Server.InMemory,
            options: options =>
            {
                options.Records.Retention = "5 years";
                options.Records.Region = "EU";
            },
            services: services => services.AddSingleton<IConsentRecordStore>(store));
        await SaveAsync(host, California, ["tracking"]);
        await SaveAsync(host, "DE", ["tracking"]);

        store.Records.Select(record => record.Region).Should().Equal(California, "EU");
    }

    [Fact]
    public async Task A_notice_in_one_region_is_told_at_start()
    {
        await using var host = await StartAsync(
            Server.InMemory, options: options => options.Regions[California].Mode = ConsentMode.Notice);

        host.Logs.Where(record => record.Id.Id == 14).Select(record => record.Message).Should().HaveCount(2)
            .And.Contain(message => message.Contains("Tracking is in mode Notice", StringComparison.Ordinal));
    }

    private static async Task<ConsentHost> StartAsync(
        Server server,
        RequestDelegate? page = null,
        Action<ConsentOptions>? options = null,
        Action<IServiceCollection>? services = null,
        Func<HttpContext, string?>? find = null,
        Action<WebApplication>? before = null) => await ConsentHost.StartAsync(
            server,
            app => app.Run(page ?? WriteCookiesAsync),
            set =>
            {
                set.Regions[California] = new RegionOptions
                {
                    Mode = ConsentMode.OptOut,
                    Categories = { ["advertising"] = new() { Mode = ConsentMode.OptIn } },
                };
                options?.Invoke(set);
            },
            collection =>
            {
                collection.AddNetHelpDeskConsent(_ => { }).UseRegion(find ?? (context => context.Request.Headers[Header]));
                services?.Invoke(collection);
            },
            before);

    private static Task WriteCookiesAsync(HttpContext context)
    {
        foreach (var name in (string[])["auth", "visit", "lead", "ad"])
        {
            context.Response.Cookies.Append(name, "1");
        }

        return Task.CompletedTask;
    }

    private static async Task<string[]> NamesAsync(ConsentHost host, string? region, string? cookie = null)
    {
        using var response = await SendAsync(host, HttpMethod.Get, "/", region, cookie);
        return [.. response.SetCookies().Where(line => !line.Contains("expires=Thu, 01 Jan 1970", StringComparison.OrdinalIgnoreCase)).Select(line => line.Split('=')[0])];
    }

    private static async Task<string> TextAsync(ConsentHost host, string path, string region, string? cookie = null)
    {
        using var response = await SendAsync(host, HttpMethod.Get, path, region, cookie);
        return await response.Content.ReadAsStringAsync();
    }

    private static async Task<string> SaveAsync(ConsentHost host, string region, string[] categories)
    {
        using var response = await SendAsync(
            host, HttpMethod.Post, "/privacy-choices", region, cookie: null, JsonContent.Create(new { choice = "save", categories }));
        return RecordingSite.CookieOf(response);
    }

    private static Task<HttpResponseMessage> SendAsync(
        ConsentHost host, HttpMethod method, string path, string? region, string? cookie, HttpContent? content = null) =>
        host.SendAsync(method, path, cookie, content, region is null ? [] : [(Header, region)]);
}
