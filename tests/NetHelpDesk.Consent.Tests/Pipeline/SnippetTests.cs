using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Search engines show what a site is about, and not what it asks about cookies.</summary>
public sealed partial class SnippetTests : OnBothServers
{
    [Theory]
    [InlineData(BannerMode.PerVisitor)]
    [InlineData(BannerMode.CacheSafe)]
    public async Task What_the_banner_brings_into_a_page_is_no_snippet(BannerMode mode)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory, BannerPage.WriteAsync, options => options.BannerMode = mode);

        using var response = await host.GetAsync("/");

        // Google reads it of these elements alone.
        Snippetless().Count(await response.TextAsync()).Should().Be(1);
    }

    [Fact]
    public async Task The_fetched_banner_and_the_page_of_choices_are_not_indexed()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context => Task.CompletedTask);

        using var banner = await host.GetAsync("/privacy-choices/banner");
        using var page = await host.GetAsync("/privacy-choices");

        banner.Header("X-Robots-Tag").Should().Be("noindex");
        Snippetless().Count(await banner.TextAsync()).Should().Be(1);
        page.Header("X-Robots-Tag").Should().Be("noindex");
        (await page.TextAsync()).Should().Contain("<meta name=\"robots\" content=\"noindex\">");
    }

    [Fact]
    public async Task Each_list_of_cookies_is_told_from_the_others()
    {
        await using var host = await ConsentHost.StartAsync(Server.InMemory, context => Task.CompletedTask, options =>
        {
            options.Cookies["lead"] = new() { Category = CookieCategory.Tracking };
            options.Cookies["ad"] = new() { Category = CookieCategory.Advertising };
        });

        using var page = await host.GetAsync("/privacy-choices");

        var names = Summaries().Matches(await page.TextAsync()).Select(match => match.Groups[1].Value).ToArray();
        names.Should().HaveCountGreaterThan(2).And.OnlyHaveUniqueItems();
        names.Should().Contain("Cookies: See how the site is used");
    }

    [GeneratedRegex("<(?:div|section|span) [^>]*data-nosnippet")]
    private static partial Regex Snippetless();

    [GeneratedRegex("<summary aria-label=\"([^\"]+)\">Cookies</summary>")]
    private static partial Regex Summaries();
}
