using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A Razor page in which every element that can load has <c>consent-category</c>.</summary>
public sealed partial class EveryElementTests
{
    private const string Elements = "/Elements";

    public static TheoryData<BannerMode, string?> Refusals => new()
    {
        { BannerMode.PerVisitor, null },
        { BannerMode.PerVisitor, Visitor.RefusedAll },
        { BannerMode.CacheSafe, null },
        { BannerMode.CacheSafe, Visitor.GrantedAll },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Without_consent_no_address_stands_where_a_scanner_finds_it(BannerMode mode, string? cookie)
    {
        var html = await GetAsync(cookie, mode);

        Reachable().Replace(html, "").Should().NotContain(".example");
        Names(html).Should().Equal(Names(await GetAsync(Visitor.GrantedAll, BannerMode.PerVisitor)));
    }

    [Fact]
    public async Task With_consent_all_are_plain()
    {
        var html = await GetAsync(Visitor.GrantedAll, BannerMode.PerVisitor);

        html.Should().NotContain("data-consent-category").And.NotContain("data-consent-html").And.NotContain("data-consent-src").And.NotContain("text/plain");
        Names(html).Should().HaveCountGreaterThan(40).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_script_that_starts_them_stands_there_once(bool isGranted)
    {
        var html = await GetAsync(isGranted ? Visitor.GrantedAll : null, BannerMode.PerVisitor);

        html.Split("gate.js").Should().HaveCount(2);
        html.IndexOf("gate.js", StringComparison.Ordinal).Should().BeLessThan(html.IndexOf("data-consent-", StringComparison.Ordinal));
    }

    private static async Task<string> GetAsync(string? cookie, BannerMode mode)
    {
        await using var host = await ConsentHost.StartAsync(
            Server.InMemory,
            app => app.MapRazorPages(),
            options =>
            {
                options.BannerMode = mode;
                options.Signals.GoogleConsentMode = true;
            },
            services => services.AddRazorPages(options => options.RootDirectory = "/Scripts/Pages")
                .AddApplicationPart(typeof(EveryElementTests).Assembly));
        using var response = await host.GetAsync(Elements, cookie);
        var html = await response.TextAsync();
        response.StatusCode.Should().Be(System.Net.HttpStatusCode.OK, html);
        return html;
    }

    private static string[] Names(string html) => [.. Name().Matches(html).Select(match => match.Value)];

    /// <summary>Out of reach: attributes that mean nothing to a browser, and scripts that are text.</summary>
    [GeneratedRegex("data-consent-[a-z:-]+=\"[^\"]*\"|(?<=<script[^>]*type=\"text/plain\"[^>]*>)[^<]*(?=</script>)|(?<=data-consent-placeholder.*?)<(span|a)[^>]*>[^<]*</(span|a)>")]
    private static partial Regex Reachable();

    [GeneratedRegex(@"https://[a-z0-9-]+\.example")]
    private static partial Regex Name();
}
