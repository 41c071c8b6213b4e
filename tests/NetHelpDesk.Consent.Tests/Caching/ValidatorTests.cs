using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What a browser kept is confirmed (304) in the state of consent for which it was made, and in no other.</summary>
public sealed class ValidatorTests : OnBothServers
{
    private const string Modified = "Mon, 23 Nov 2026 09:00:00 GMT";

    private static readonly string?[] States =
        [null, Visitor.GrantedAll, Visitor.RefusedAll, Visitor.Decided("session=no", "tracking=yes", "advertising=no")];

    public static TheoryData<Server, string> EveryTag
    {
        get
        {
            var rows = new TheoryData<Server, string>();
            foreach (var server in new[] { Server.InMemory, Server.Kestrel })
            {
                foreach (var tag in new[] { "\"1\"", "W/\"1\"", "\"a,b\"", "\"\"", "\"nhd-1.x\"" })
                {
                    rows.Add(server, tag);
                }
            }

            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(EveryTag))]
    public async Task A_page_is_confirmed_in_its_own_state_only(Server server, string tag)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            var granted = context.GetConsent().IsGranted("tracking");
            return WriteAsync(context, tag, modified: null, $"{granted}");
        });

        await ExpectOwnStateOnlyAsync(host);
    }

    [Theory]
    [MemberData(nameof(EveryTag))]
    public async Task A_page_that_is_confirmed_before_it_asks_is_confirmed_in_its_own_state_only(Server server, string tag)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            await WriteAsync(context, tag, modified: null, "");
            if (context.Response.StatusCode == 200)
            {
                await context.Response.WriteAsync("made later");
            }
        }, services: services => services.AddSingleton<IStartupFilter>(new AskLate()));

        await ExpectOwnStateOnlyAsync(host);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_that_only_has_a_date_is_confirmed_in_its_own_state_only(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            var granted = context.GetConsent().IsGranted("tracking");
            return WriteAsync(context, tag: null, Modified, $"{granted}");
        });

        await ExpectOwnStateOnlyAsync(host, Modified);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_date_or_a_tag_of_nobody_knows_which_state_confirms_nothing(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            var granted = context.GetConsent().IsGranted("tracking");
            return WriteAsync(context, "\"1\"", Modified, $"{granted}");
        });

        using var byDate = await host.GetAsync("/", null, ("If-Modified-Since", Modified));
        using var byTag = await host.GetAsync("/", null, ("If-None-Match", "\"1\""));
        using var byOther = await host.GetAsync("/", null, ("If-None-Match", "\"nhd-0123456789ab.1\""), ("If-Modified-Since", Modified));

        ((int)byDate.StatusCode).Should().Be(200);
        ((int)byTag.StatusCode).Should().Be(200);
        ((int)byOther.StatusCode).Should().Be(200);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_with_a_cookie_that_depends_on_consent_is_confirmed_in_its_own_state_only(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.Append("Set-Cookie", "lead=1");
            return WriteAsync(context, "\"1\"", modified: null, "page");
        });

        await ExpectOwnStateOnlyAsync(host);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_page_in_the_output_cache_is_confirmed_in_its_own_state_only(bool cacheFirst)
    {
        foreach (var server in new[] { Server.InMemory, Server.Kestrel })
        {
            await using var host = await ConsentHost.StartAsync(
                server,
                app => (cacheFirst ? app : app.UseOutputCache()).Run(context =>
                {
                    context.Response.Headers.ETag = "\"1\"";
                    return context.Response.WriteAsync($"{context.GetConsent().IsGranted("tracking")}");
                }),
                services: services => services.AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache())),
                before: app => _ = cacheFirst ? app.UseOutputCache() : app);

            await ExpectOwnStateOnlyAsync(host, date: null, HttpMethod.Get);
            await ExpectOwnStateOnlyAsync(host, date: null, HttpMethod.Get);
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_privacy_signal_is_a_state_of_its_own(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server, context => WriteAsync(context, "\"1\"", modified: null, $"{context.GetConsent().IsGranted("advertising")}"));
        using var made = await host.GetAsync(cookie: Visitor.GrantedAll);

        using var signalled = await host.GetAsync("/", Visitor.GrantedAll, ("If-None-Match", made.Header("ETag")), ("Sec-GPC", "1"));

        ((int)signalled.StatusCode).Should().Be(200);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_page_that_does_not_depend_keeps_its_validators(Server server)
    {
        await using var host = await ConsentHost.StartAsync(
            server, context => WriteAsync(context, "\"1\"", Modified, "the same for all"));
        using var made = await host.GetAsync(cookie: Visitor.GrantedAll);

        using var byTag = await host.GetAsync("/", Visitor.RefusedAll, ("If-None-Match", "\"1\""));
        using var byDate = await host.GetAsync("/", Visitor.RefusedAll, ("If-Modified-Since", Modified));

        made.Header("ETag").Should().Be("\"1\"");
        ((int)byTag.StatusCode).Should().Be(304);
        byTag.Header("ETag").Should().Be("\"1\"");
        ((int)byDate.StatusCode).Should().Be(304);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_weak_tag_stays_weak_and_a_date_gives_a_weak_one(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            _ = context.GetConsent().IsDecided;
            return context.Request.Path == "/date"
                ? WriteAsync(context, tag: null, Modified, "page")
                : WriteAsync(context, context.Request.Path == "/weak" ? "W/\"1\"" : "\"1\"", modified: null, "page");
        });

        using var weak = await host.GetAsync("/weak");
        using var strong = await host.GetAsync("/strong");
        using var date = await host.GetAsync("/date");

        weak.Header("ETag").Should().MatchRegex("^W/\"nhd-[0-9a-f]{12}\\.1\"$");
        strong.Header("ETag").Should().MatchRegex("^\"nhd-[0-9a-f]{12}\\.1\"$");
        date.Header("ETag").Should().MatchRegex("^W/\"nhd-[0-9a-f]{12}\"$");
        date.Header("Last-Modified").Should().Be(Modified);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_change_is_made_by_the_tag_that_was_read_in_whatever_state(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            _ = context.GetConsent().IsDecided;
            context.Response.Headers.ETag = "\"1\"";
            await context.Response.WriteAsync(context.Request.Headers.IfMatch.ToString());
        });
        using var read = await host.GetAsync();

        using var change = await host.SendAsync(HttpMethod.Put, "/", Visitor.GrantedAll, content: null, ("If-Match", $"{read.Header("ETag")}, \"2\""));

        (await change.TextAsync()).Should().Be("\"1\", \"2\"");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_part_is_added_to_a_page_of_its_own_state_only(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            _ = context.GetConsent().IsDecided;
            context.Response.Headers.ETag = "\"1\"";
            return context.Response.WriteAsync($"{context.Request.Headers.IfRange} {context.Request.Headers.Range}");
        });
        using var made = await host.GetAsync();
        var tag = made.Header("ETag");

        using var own = await host.GetAsync("/", null, ("If-Range", tag), ("Range", "bytes=2-"));
        using var other = await host.GetAsync("/", Visitor.GrantedAll, ("If-Range", tag), ("Range", "bytes=2-"));
        using var unknown = await host.GetAsync("/", null, ("If-Range", Modified), ("Range", "bytes=2-"));

        (await own.TextAsync()).Should().Be("\"1\" bytes=2-");
        (await other.TextAsync()).Should().Be(" ");
        (await unknown.TextAsync()).Should().Be(" ");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_was_written_around_a_decision_is_not_confirmed_later(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            await context.GetConsent().GrantAsync();
            await WriteAsync(context, "\"1\"", Modified, "page");
        });

        using var response = await host.GetAsync();

        response.Header("ETag").Should().BeEmpty();
        response.Header("Last-Modified").Should().BeEmpty();
    }

    [Fact]
    public async Task Several_tags_are_told_apart()
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, context =>
        {
            _ = context.GetConsent().IsDecided;
            context.Response.Headers.ETag = "\"1\"";
            return context.Response.WriteAsync(context.Request.Headers.IfNoneMatch.ToString());
        });
        using var made = await host.GetAsync();
        using var other = await host.GetAsync(cookie: Visitor.GrantedAll);

        using var asked = await host.GetAsync("/", null, ("If-None-Match", $"{other.Header("ETag")}, \"x,y\" ,W/{made.Header("ETag")}, *"));

        (await asked.TextAsync()).Should().Be("W/\"1\"");
    }

    [Fact]
    public async Task A_file_that_everybody_gets_is_served_as_it_was()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.Kestrel,
            app => app.UseStaticFiles(new StaticFileOptions { FileProvider = new AnyFile() }));
        using var made = await host.GetAsync("/a.txt", Visitor.GrantedAll);

        using var again = await host.GetAsync("/a.txt", Visitor.RefusedAll, ("If-None-Match", made.Header("ETag")));

        made.Header("ETag").Should().NotBeEmpty().And.NotContain("nhd-");
        ((int)again.StatusCode).Should().Be(304);
    }

    [Theory]
    [InlineData("\"Chromium\";v=\"156\", \"Not-A.Brand\";v=\"24\"", true)]
    [InlineData("\"Not-A.Brand\";v=\"24\", \"Chromium\";v=\"138\", \"Google Chrome\";v=\"138\"", true)]
    [InlineData("\"Chromium\";v=\"137\"", false)]
    [InlineData("\"Chromium\";v=\"x\"", false)]
    [InlineData("", false)]
    public async Task A_decision_drops_pages_made_in_advance_where_the_browser_can(string brands, bool drops)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, context => context.Response.WriteAsync("page"));
        using var content = new StringContent("""{"choice":"reject"}""", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));

        using var chosen = await host.SendAsync(HttpMethod.Post, "/privacy-choices", cookie: null, content, ("Sec-CH-UA", brands));
        using var page = await host.GetAsync("/", null, ("Sec-CH-UA", brands));

        chosen.Header("Clear-Site-Data").Should().Be(drops ? "\"prefetchCache\", \"prerenderCache\"" : "");
        page.Header("Clear-Site-Data").Should().BeEmpty();
    }

    private static Task WriteAsync(HttpContext context, string? tag, string? modified, string text)
    {
        var (request, response) = (context.Request.Headers, context.Response);
        response.Headers.ETag = tag;
        response.Headers.LastModified = modified;
        var isKept = request.IfNoneMatch.Count > 0
            ? EntityTagHeaderValue.TryParseList(request.IfNoneMatch, out var tags)
                && tags.Any(kept => tag is not null && kept.Compare(EntityTagHeaderValue.Parse(tag), useStrongComparison: false))
            : modified is not null && request.IfModifiedSince == modified;
        if (isKept)
        {
            response.StatusCode = 304;
            return Task.CompletedTask;
        }

        return response.WriteAsync(text);
    }

    /// <summary>As a browser does: it sends back what it was given.</summary>
    private static async Task ExpectOwnStateOnlyAsync(ConsentHost host, string? date = null, params HttpMethod[] methods)
    {
        foreach (var first in States)
        {
            using var made = await host.GetAsync(cookie: first);
            ((int)made.StatusCode).Should().Be(200);
            var tag = made.Header("ETag");
            foreach (var state in States)
            {
                foreach (var method in methods is [] ? [HttpMethod.Get, HttpMethod.Head] : methods)
                {
                    (string, string)[] kept = date is null ? [("If-None-Match", tag)] : [("If-None-Match", tag), ("If-Modified-Since", date)];
                    using var response = await host.SendAsync(method, "/", state, content: null, kept);

                    ((int)response.StatusCode).Should().Be(state == first ? 304 : 200, "made for {0}, asked by {1}", first, state);
                    response.Header("ETag").Equals(tag, StringComparison.Ordinal).Should().Be(state == first);
                }
            }
        }
    }

    /// <summary>Asks when the response starts: the application itself has not asked by then.</summary>
    private sealed class AskLate : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Response.OnStarting(() =>
                {
                    if (context.Response.StatusCode == 200)
                    {
                        _ = context.GetConsent().IsGranted("tracking");
                    }

                    return Task.CompletedTask;
                });
                return rest(context);
            });
            next(app);
        };
    }
}
