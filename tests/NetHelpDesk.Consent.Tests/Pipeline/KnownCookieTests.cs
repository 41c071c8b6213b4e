using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Cookies that the site does not declare, or of which it says little, and the package knows.</summary>
public sealed class KnownCookieTests : OnBothServers
{
    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_common_name_follows_its_domain_appended_or_raw(Server server)
    {
        await using var host = await ConsentHost.StartAsync(server, context =>
        {
            context.Response.Headers.Append(HeaderNames.SetCookie, "uid=raw; Domain=criteo.com");
            context.Response.Cookies.Append("uid", "appended", new CookieOptions { Domain = "criteo.com" });
            context.Response.Cookies.Append("fr", "own");
            return Task.CompletedTask;
        }, options => options.UnknownCookies = UnknownCookies.Allow);

        (await host.SetCookiesAsync()).Should().Equal("fr=own; path=/");
        (await host.SetCookiesAsync("/", Visitor.GrantedAll)).Should().HaveCount(3);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_known_essential_cookie_is_withheld_until_the_site_declares_it(Server server)
    {
        await using var silent = await ConsentHost.StartAsync(server, WriteAsync);
        await using var declared = await ConsentHost.StartAsync(server, WriteAsync, options =>
            options.Cookies["XSRF-TOKEN"] = new() { Category = CookieCategory.Essential, Purpose = "Protects forms" });

        (await silent.SetCookiesAsync("/", Visitor.GrantedAll)).Should().BeEmpty();
        (await declared.SetCookiesAsync()).Should().HaveCount(1);

        static Task WriteAsync(HttpContext context)
        {
            context.Response.Cookies.Append("XSRF-TOKEN", "1");
            return Task.CompletedTask;
        }
    }

    [Theory]
    [InlineData("en", "2 years", "third party")]
    [InlineData("de", "2 Jahre", "Dritt")]
    public async Task What_the_site_does_not_say_comes_from_the_catalogue_in_the_visitors_language(
        string language, string lifetime, string thirdParty)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory, BannerPage.WriteDeclarationAsync, options => options.Cookies["_ga"] = new() { Category = CookieCategory.Tracking });

        using var response = await host.GetAsync("/", null, ("Accept-Language", language));

        var row = RowOf("_ga", await response.TextAsync());
        row.Should().Contain($"<td>{LanguageSet.Find(language)!["purpose.recognition"]}</td>")
            .And.Contain("Google Analytics").And.Contain(thirdParty).And.Contain($"<td>{lifetime}</td>");
    }

    [Theory]
    [InlineData(true, "_ga*", null, "Google Analytics")]
    [InlineData(true, "_ga_*", null, "Google Analytics")]
    [InlineData(true, "_ga", null, "Google Analytics")]
    [InlineData(false, "_ga", null, "This site")]
    [InlineData(true, "uid", null, "This site")]
    [InlineData(true, "uid", "criteo.com", "Criteo")]
    [InlineData(true, "PHPSESSID", null, "This site")]
    [InlineData(true, "own", null, "This site")]
    public async Task A_provider_is_filled_in_where_the_catalogue_is_sure(bool useCatalogue, string name, string? domain, string provider)
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, BannerPage.WriteDeclarationAsync, options =>
        {
            options.UseCatalogue = useCatalogue;
            options.Cookies[name] = new() { Category = CookieCategory.Tracking, Domain = domain };
        });

        using var response = await host.GetAsync();

        RowOf(name, await response.TextAsync()).Should().Contain($"<td>{provider}");
    }

    [Fact]
    public async Task What_the_site_says_wins_over_the_catalogue()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            BannerPage.WriteDeclarationAsync,
            options => options.Cookies["_ga"] = new()
            {
                Category = CookieCategory.Tracking,
                Purpose = "Counts readers",
                Provider = "Our statistics",
                Lifetime = "3 days",
                ThirdParty = false,
            });

        using var response = await host.GetAsync();

        (await response.TextAsync()).Should()
            .Contain("<code>_ga</code></th><td>Counts readers</td><td>Our statistics</td><td>3 days</td>");
    }

    [Fact]
    public async Task The_reason_of_an_exemption_stands_beside_the_purpose_of_the_catalogue()
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            BannerPage.WriteDeclarationAsync,
            options => options.Cookies[".AspNetCore.Session"] = new()
            {
                Category = CookieCategory.Session,
                RequiresConsent = false,
                Reason = "Holds the basket.",
            });

        using var response = await host.GetAsync();

        RowOf(".AspNetCore.Session", await response.TextAsync())
            .Should().Contain("<td>Remembers what you did in this visit. Holds the basket.</td><td>This site</td>");
    }

    private static string RowOf(string name, string html) =>
        html.Split("<tr>").Should().ContainSingle(row => row.Contains($"<code>{name}</code>")).Which;
}
