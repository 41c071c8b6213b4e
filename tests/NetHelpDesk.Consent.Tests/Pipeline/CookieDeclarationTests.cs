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
            options.Cookies["_ga"] = new CookieDeclaration
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
}
