using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The list of cookies on a policy page.</summary>
public sealed class CookieDeclarationTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_lists_each_category_with_its_cookies_and_the_version(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, BannerPage.WriteDeclarationAsync, options =>
        {
            options.PolicyVersion = "2026-11";
            options.Cookies["_ga"] = new DeclaredCookie
            {
                Category = CookieCategory.Tracking,
                Purpose = "Counts visits",
                Provider = "Google Analytics",
                Lifetime = "2 years",
                ThirdParty = true,
            };
        });

        using var response = await host.GetAsync();

        var html = await response.TextAsync();
        html.Should().Contain("<div class=\"nhd-declaration\" data-consent-declaration lang=\"en\" dir=\"ltr\">")
            .And.Contain("<h3>See how the site is used</h3><p>Shows us which pages help and where visitors get stuck.</p>")
            .And.Contain("<code>_ga</code></th><td>Counts visits</td><td>Google Analytics (third party)</td><td>2 years</td>")
            .And.Contain("<code>.NetHelpDesk.Consent</code></th><td>Remembers your choice on this page.</td><td>This site</td><td>6 months</td>")
            .And.Contain("<small>Version 2026-11</small>")
            .And.NotContain("<details>").And.NotContain("<form");
        html.Split("<h3>").Should().HaveCount(5);
    }

    [Theory]
    [InlineData("2026-11", "<time datetime=\"2026-11-01\">1 November 2026</time>")]
    [InlineData("2026-11-05.2", "<time datetime=\"2026-11-05\">5 November 2026</time>")]
    [InlineData("7", null)]
    public async Task It_has_the_date_with_which_the_version_begins(string version, string? date)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory, BannerPage.WriteDeclarationAsync, options => options.PolicyVersion = version);

        using var response = await host.GetAsync();

        (await response.TextAsync()).Contains("<time", StringComparison.Ordinal).Should().Be(date is not null);
        (await response.TextAsync()).Should().Contain(date ?? "Version 7");
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task It_is_the_same_for_all_visitors_of_a_language(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.CacheControl = "public, max-age=60";
            return BannerPage.WriteDeclarationAsync(context);
        });

        using var undecided = await host.GetAsync("/", null, ("Accept-Language", "de"));
        using var granted = await host.GetAsync("/", Visitor.GrantedAll, ("Accept-Language", "de"));

        (await undecided.TextAsync()).Should().Be(await granted.TextAsync()).And.Contain("lang=\"de\"");
        granted.Header("Cache-Control").Should().Be("public, max-age=60");
        granted.Header("Vary").Should().Be("Accept-Language");
    }

    [Fact]
    public async Task Where_something_else_than_cookies_is_declared_each_line_says_what_it_is()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, BannerPage.WriteDeclarationAsync, options =>
        {
            options.Cookies["heat:map"] = Declared(StorageKind.LocalStorage);
            options.Cookies["tab"] = Declared(StorageKind.SessionStorage);
            options.Cookies["dot"] = Declared(StorageKind.Pixel);
        });

        using var response = await host.GetAsync("/", null, ("Accept-Language", "en"));

        (await response.TextAsync()).Should()
            .Contain("<code>lead</code></th><td>Cookie</td><td>Counts visits</td>")
            .And.Contain("<code>heat:map</code></th><td>Local storage</td>")
            .And.Contain("<code>tab</code></th><td>Session storage</td>")
            .And.Contain("<code>dot</code></th><td>Pixel</td>")
            .And.Contain("<code>ad</code></th><td>Chooses advertisements</td>");
    }

    [Fact]
    public async Task What_is_no_cookie_says_nothing_of_a_cookie_of_its_name()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            context =>
            {
                context.Response.Headers.Append("Set-Cookie", "store=1");
                return context.Response.WriteAsync(context.Request.Headers.Cookie.ToString());
            },
            options =>
            {
                options.UnknownCookies = UnknownCookies.Allow;
                options.Cookies["store"] = Declared(StorageKind.LocalStorage);
            });

        using var response = await host.GetAsync("/", Visitor.RefusedAll + "; store=1");

        response.SetCookies().Should().Equal("store=1");
        (await response.TextAsync()).Should().EndWith("; store=1");
    }

    private static DeclaredCookie Declared(StorageKind kind) =>
        new() { Category = CookieCategory.Tracking, Kind = kind, Purpose = "p" };
}
