using System.Net.Mime;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>What becomes of the cookies that a browser still holds.</summary>
public sealed class ExpiryTests : OnBothServers
{
    private const string Sent = "auth=1; visit=2; lead=3; ad=4; mystery=5; _ga=6";

    private static readonly (string Name, string Value)[] Navigation = [("Sec-Fetch-Dest", "document"), ("Sec-Fetch-Site", "none")];

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_was_refused_is_expired_on_the_next_page(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Page);

        using var response = await host.GetAsync(cookie: $"{Visitor.RefusedAll}; {Sent}");

        Expired(response).Should().BeEquivalentTo("visit", "lead", "ad", "_ga");
        response.SetCookies().Should().Contain("lead=; max-age=0; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_undecided_visitor_loses_nothing(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Page);

        using var response = await host.GetAsync(cookie: Sent);

        response.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_decision_that_has_lapsed_or_cannot_be_read_expires_nothing(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Page);

        using var lapsed = await host.GetAsync(cookie: $".NetHelpDesk.Consent=v=1&policy=1&at=2025-01-01T00:00:00Z&tracking=no; {Sent}");
        using var unknown = await host.GetAsync(cookie: $".NetHelpDesk.Consent=v=2&tracking=no; {Sent}");
        using var older = await host.GetAsync(cookie: $".NetHelpDesk.Consent=v=1&policy=0&at=2026-11-20T00:00:00Z&tracking=yes; {Sent}");

        lapsed.SetCookies().Concat(unknown.SetCookies()).Concat(older.SetCookies()).Should().BeEmpty();
    }

    [Theory]
    [InlineData("v=2&gpc=1&advertising=yes")]
    [InlineData("v=1&policy=1&at=2026-11-22T10:00:00Z&gpc=1&advertising=maybe")]
    public async Task The_privacy_signal_expires_nothing_where_a_decision_cannot_be_read(string decision)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, Page);

        using var response = await host.GetAsync(
            "/", $".NetHelpDesk.Consent={decision}; ad=1", [("Sec-GPC", "1"), .. Navigation]);

        response.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_cookie_whose_expiry_fits_no_budget_keeps_no_other_waiting(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Page);

        using var response = await ChooseAsync(
            host, "/privacy-choices", """{"choice":"reject"}""", $"_ga_{new string('x', 3000)}=1");

        Expired(response).Should().BeEquivalentTo("visit", "lead", "ad", "_ga");
    }

    [Fact]
    public async Task A_path_that_no_cookie_can_have_takes_no_budget()
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, Page);

        using var response = await host.GetAsync($"/articles/{new string('x', 1100)}", $"{Visitor.RefusedAll}; lead=1");

        response.SetCookies().Should().BeEquivalentTo(
            "lead=; max-age=0; path=/", "lead=; max-age=0; path=/articles", "lead=; max-age=0; path=/articles/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Only_the_refused_categories_are_expired(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Page);

        using var response = await host.GetAsync(
            cookie: $"{Visitor.Decided("session=yes", "tracking=yes", "advertising=no")}; {Sent}");

        Expired(response).Should().Equal("ad");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_answer_to_a_refusal_expires_at_once(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Page);

        using var json = await ChooseAsync(host, "/privacy-choices", """{"choice":"reject"}""");
        using var form = await host.SendAsync(
            HttpMethod.Post, "/privacy-choices", Sent, new FormUrlEncodedContent([KeyValuePair.Create("choice", "reject")]));

        foreach (var response in new[] { json, form })
        {
            Expired(response).Should().BeEquivalentTo("visit", "lead", "ad", "_ga");
            response.SetCookies()[^1].Should().StartWith(".NetHelpDesk.Consent=v=1").And.Contain("tracking=no");
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_withdrawal_expires_what_was_granted_until_now(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Page);

        using var response = await host.SendAsync(HttpMethod.Delete, "/privacy-choices", $"{Visitor.GrantedAll}; {Sent}");

        Expired(response).Should().BeEquivalentTo("visit", "lead", "ad", "_ga");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_bad_request_and_an_acceptance_expire_nothing(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Page);

        using var bad = await ChooseAsync(host, "/privacy-choices", """{"choice":"perhaps"}""", Visitor.RefusedAll);
        using var accepted = await ChooseAsync(host, "/privacy-choices", """{"choice":"accept"}""", Visitor.RefusedAll);

        Expired(bad).Should().BeEmpty();
        Expired(accepted).Should().BeEmpty();
    }

    [Theory]
    [InlineData("text/html", "GET", null, true)]
    [InlineData("Text/HTML; charset=utf-8", "GET", "document", true)]
    [InlineData("application/xhtml+xml", "GET", null, true)]
    [InlineData("application/json", "GET", null, false)]
    [InlineData("text/css", "GET", null, false)]
    [InlineData("text/html", "POST", null, false)]
    [InlineData("text/html", "GET", "empty", false)]
    [InlineData("text/html", "GET", "iframe", false)]
    public async Task Only_pages_carry_expiries(string contentType, string method, string? destination, bool carries)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, context =>
        {
            context.Response.ContentType = contentType;
            return context.Response.WriteAsync("page");
        });

        using var response = await host.SendAsync(
            new HttpMethod(method), "/", $"{Visitor.RefusedAll}; lead=1", null,
            destination is null ? [] : [("Sec-Fetch-Dest", destination)]);

        (response.SetCookies().Length > 0).Should().Be(carries);
    }

    [Fact]
    public async Task A_redirect_carries_none()
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, context =>
        {
            context.Response.StatusCode = StatusCodes.Status302Found;
            return Page(context);
        });

        using var response = await host.GetAsync(cookie: $"{Visitor.RefusedAll}; lead=1");

        response.SetCookies().Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_from_an_output_cache_that_stands_first_carries_them_too()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.Kestrel,
            app => app.MapGet("/", Page).CacheOutput(),
            services: services => services.AddOutputCache(),
            before: app => app.UseOutputCache());
        using var stored = await host.GetAsync(cookie: Visitor.RefusedAll);

        using var copy = await host.GetAsync(cookie: $"{Visitor.RefusedAll}; lead=1");
        using var later = await host.GetAsync(cookie: Visitor.RefusedAll);

        copy.Header("Age").Should().NotBeEmpty();
        Expired(copy).Should().Equal("lead");
        later.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [InlineData("document", "none", SameSiteMode.Lax, true)]
    [InlineData("document", "cross-site", SameSiteMode.Lax, true)]
    [InlineData("document", "cross-site", SameSiteMode.Strict, false)]
    [InlineData("document", "same-origin", SameSiteMode.Strict, true)]
    [InlineData(null, null, SameSiteMode.Lax, false)]
    public async Task The_privacy_signal_alone_expires_only_where_a_decision_would_have_come(
        string? destination, string? site, SameSiteMode sameSite, bool expires)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.Kestrel, Page, options => options.ConsentCookie.SameSite = sameSite);
        (string, string)[] headers = destination is null
            ? [("Sec-GPC", "1")]
            : [("Sec-GPC", "1"), ("Sec-Fetch-Dest", destination), ("Sec-Fetch-Site", site!)];

        using var response = await host.GetAsync("/", "ad=1; lead=2", headers);

        Expired(response).Should().Equal(expires ? ["ad"] : Array.Empty<string>());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_choice_made_under_the_signal_keeps_what_it_granted(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Page);

        using var response = await host.GetAsync(
            "/",
            $"{Visitor.Decided("session=yes", "tracking=yes", "advertising=yes").Replace("&session", "&gpc=1&session", StringComparison.Ordinal)}; ad=1",
            [("Sec-GPC", "1"), .. Navigation]);

        response.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_form_posted_by_an_identity_provider_expires_nothing(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Page);
        using var body = new FormUrlEncodedContent([KeyValuePair.Create("id_token", "x")]);

        using var response = await host.SendAsync(
            HttpMethod.Post, "/signin-oidc", "ad=1", body,
            ("Sec-GPC", "1"), ("Sec-Fetch-Dest", "document"), ("Sec-Fetch-Site", "cross-site"), ("Origin", "https://login.example"));

        response.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_decision_made_in_a_form_posted_by_another_site_expires_only_what_it_refuses(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, async context =>
        {
            await context.GetConsent().RefuseAsync([CookieCategory.Tracking]);
            await Page(context);
        });

        using var response = await host.SendAsync(
            HttpMethod.Post, "/signin-oidc", "ad=1; lead=2", null,
            ("Sec-GPC", "1"), ("Sec-Fetch-Dest", "document"), ("Sec-Fetch-Site", "cross-site"));

        Expired(response).Should().Equal("lead");
    }

    [Theory]
    [InlineData(EnforcementMode.ReportOnly)]
    [InlineData(EnforcementMode.Off)]
    public async Task Nothing_is_expired_where_nothing_is_enforced(EnforcementMode enforcement)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, Page, options => options.Enforcement = enforcement);

        using var response = await host.GetAsync(cookie: $"{Visitor.RefusedAll}; {Sent}");

        response.SetCookies().Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Cookies_are_expired_also_where_they_are_not_hidden(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Page, options => options.HideRequestCookies = false);

        using var response = await host.GetAsync(cookie: $"{Visitor.RefusedAll}; lead=1");

        Expired(response).Should().Equal("lead");
    }

    [Fact]
    public async Task Every_domain_path_and_partition_is_emptied_within_a_few_pages()
    {
        await using var host = await SecureHostAsync();
        var jar = new CookieJar("www.shop.example")
            .Hold("lead")
            .Hold("lead", "www.shop.example")
            .Hold("lead", "shop.example")
            .Hold("lead", path: "/articles")
            .Hold("lead", path: "/articles/")
            .Hold("lead", "shop.example", "/articles/mail")
            .Hold("lead", partitioned: true)
            .Hold("__Host-lead")
            .Hold("__Host-lead", partitioned: true)
            .Hold("__Secure-lead", "shop.example")
            .Hold("__Http-lead", "shop.example", "/articles")
            .Hold("__Host-Http-lead")
            .Hold("declared", "example", "/odd")
            .Hold("declared", "shop.example", "/odd", partitioned: true)
            .Hold("lead", path: "/articles/", partitioned: true)
            .Hold("auth")
            .Hold("mystery", "shop.example");

        for (var visits = 0; visits < 40 && jar.Names.Distinct().Count() > 2; visits++)
        {
            var response = await VisitAsync(host, jar, visits % 2 == 0 ? "/articles/mail" : "/odd/page");
            response.Sum(line => "Set-Cookie: ".Length + line.Length + 2).Should().BeLessThanOrEqualTo(2048);
        }

        jar.Names.Should().BeEquivalentTo("auth", "mystery");
    }

    [Fact]
    public async Task Many_cookies_are_expired_response_by_response_within_the_budget()
    {
        await using var host = await SecureHostAsync(options => options.ExpiryBudget = 512);
        var jar = new CookieJar("www.shop.example");
        for (var i = 0; i < 100; i++)
        {
            jar.Hold($"_ga_{i}", "shop.example");
        }

        for (var visits = 0; visits < 500 && jar.Names.Any(); visits++)
        {
            var response = await VisitAsync(host, jar, "/");
            response.Should().NotBeEmpty();
            response.Sum(line => "Set-Cookie: ".Length + line.Length + 2).Should().BeLessThanOrEqualTo(512);
        }

        jar.Names.Should().BeEmpty();
    }

    [Fact]
    public async Task Parent_domains_can_be_left_alone()
    {
        await using var host = await SecureHostAsync(options => options.ExpireParentDomains = false);
        var jar = new CookieJar("www.shop.example").Hold("lead", "shop.example").Hold("lead");

        for (var visits = 0; visits < 5; visits++)
        {
            await VisitAsync(host, jar, "/");
        }

        jar.Names.Should().Equal("lead");
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("localhost")]
    public async Task A_host_without_parents_gets_host_only_expiries(string name)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, Page);

        using var response = await host.GetAsync("/", $"{Visitor.RefusedAll}; lead=1", ("Host", name));

        response.SetCookies().Should().Equal("lead=; max-age=0; path=/");
    }

    [Theory]
    [InlineData("_ga_\u00e9=1")]
    [InlineData("_ga_\u4e2d=1")]
    [InlineData("_ga_\u007f=1")]
    public async Task A_name_that_no_header_can_hold_breaks_no_page(string cookie)
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, Page);
        var stop = TestContext.Current.CancellationToken;
        using var client = new TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, stop);
        await using var stream = client.GetStream();

        await stream.WriteAsync(Encoding.UTF8.GetBytes(
            $"GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nCookie: {Visitor.RefusedAll}; {cookie}; lead=1\r\n\r\n"), stop);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var response = await reader.ReadToEndAsync(stop);

        response.Should().StartWith("HTTP/1.1 200").And.Contain("Set-Cookie: lead=; max-age=0").And.NotContain("_ga_");
    }

    [Fact]
    public async Task A_path_with_a_semicolon_adds_no_attribute()
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, Page);

        using var response = await host.GetAsync("/a;domain=evil.example/b", $"{Visitor.RefusedAll}; lead=1");

        response.SetCookies().Should().Equal("lead=; max-age=0; path=/");
    }

    [Fact]
    public async Task A_page_that_expires_is_for_this_visitor_alone()
    {
        await using var host = await ConsentHost.StartAsync(Server.Kestrel, context =>
        {
            context.Response.Headers.CacheControl = "public, max-age=60";
            return Page(context);
        });

        using var expiring = await host.GetAsync(cookie: $"{Visitor.RefusedAll}; lead=1");
        using var quiet = await host.GetAsync(cookie: Visitor.RefusedAll);

        expiring.Header("Cache-Control").Should().Be("private, max-age=60");
        quiet.Header("Cache-Control").Should().Be("public, max-age=60");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_code_sends_in_the_same_response_is_not_taken_back(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Cookies.Append("_ga", "1", new CookieOptions { IsEssential = true });
            return Page(context);
        });

        using var response = await host.GetAsync(cookie: $"{Visitor.RefusedAll}; _ga=1");

        response.SetCookies().Should().Equal("_ga=1; path=/");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Expiring_is_told_once_and_then_for_debugging(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, Page);

        using var first = await host.GetAsync(cookie: $"{Visitor.RefusedAll}; lead=1");
        using var second = await host.GetAsync(cookie: $"{Visitor.RefusedAll}; lead=1");

        host.Logs.Where(log => log.Id.Id == 21).Select(log => log.Message).Should().HaveCount(2).And.AllBe(
            "Cookie 'lead' is expired in the browser (category Tracking, reason Refused).");
    }

    private static Task<ConsentHost> SecureHostAsync(Action<ConsentOptions>? options = null) => ConsentHost.StartAsync(
        Server.Kestrel,
        app => app.Run(Page),
        configured =>
        {
            configured.Cookies["__Host-lead"] = new DeclaredCookie { Category = CookieCategory.Tracking, Purpose = "Counts" };
            configured.Cookies["__Http-lead"] = new DeclaredCookie { Category = CookieCategory.Tracking, Purpose = "Counts" };
            configured.Cookies["__Host-Http-lead"] = new DeclaredCookie { Category = CookieCategory.Tracking, Purpose = "Counts" };
            configured.Cookies["__Secure-lead"] = new DeclaredCookie { Category = CookieCategory.Tracking, Purpose = "Counts" };
            configured.Cookies["declared"] = new DeclaredCookie
            {
                Category = CookieCategory.Tracking,
                Purpose = "Counts",
                Domain = ".example",
                Path = "/odd",
            };
            options?.Invoke(configured);
        },
        before: app => app.Use((context, next) =>
        {
            context.Request.Scheme = "https";
            return next(context);
        }));

    private static async Task<string[]> VisitAsync(ConsentHost host, CookieJar jar, string path)
    {
        using var response = await host.GetAsync(
            path, $"{Visitor.RefusedAll}; {jar.SentTo(path)}", [("Host", "www.shop.example"), .. Navigation]);
        jar.Apply(response.SetCookies(), secure: true);
        return response.SetCookies();
    }

    private static async Task<HttpResponseMessage> ChooseAsync(ConsentHost host, string path, string json, string cookie = "")
    {
        using var content = new StringContent(json, null, "application/json");
        return await host.SendAsync(HttpMethod.Post, path, $"{cookie}; {Sent}", content);
    }

    private static IEnumerable<string> Expired(HttpResponseMessage response) => response.SetCookies()
        .Where(line => line.Contains("=; max-age=0", StringComparison.Ordinal))
        .Select(line => line.Split('=')[0])
        .Where(name => name != ".NetHelpDesk.Consent")
        .Distinct();

    private static Task Page(HttpContext context)
    {
        context.Response.ContentType = MediaTypeNames.Text.Html;
        return context.Response.WriteAsync("page");
    }
}
