namespace NetHelpDesk.Consent.Tests;

/// <summary>What the tags leave in a page, for whom.</summary>
public sealed class BannerTagTests
{
    private const string Float = "class=\"nhd nhd-float\"";

    [Theory]
    [InlineData(BannerPosition.Bottom, "class=\"nhd nhd-choices\"")]
    [InlineData(BannerPosition.Corner, "class=\"nhd nhd-choices nhd-corner\"")]
    [InlineData(BannerPosition.Center, "class=\"nhd nhd-choices nhd-center\"")]
    public async Task The_banner_stands_where_the_setting_says(BannerPosition position, string classes) =>
        (await PageAsync(options => options.BannerPosition = position)).Should().Contain(classes);

    [Fact]
    public async Task A_floating_button_stays_when_the_banner_goes()
    {
        (await PageAsync(options => options.FloatingButton = true)).Should().ContainAll("data-consent-banner", Float);
        (await PageAsync(options => options.FloatingButton = true, Visitor.RefusedAll)).Should().Contain(Float).And.NotContain("data-consent-banner");
        (await PageAsync(_ => { }, Visitor.RefusedAll)).Should().Be("<body></body>");
    }

    [Theory]
    [InlineData("iframe", "cross-site", false)]
    [InlineData("iframe", "same-site", false)]
    [InlineData("embed", "cross-site", false)]
    [InlineData("iframe", "same-origin", true)]
    [InlineData("document", "cross-site", true)]
    [InlineData("document", "none", true)]
    public async Task Nobody_is_asked_in_a_frame_of_another_origin(string destination, string site, bool asks)
    {
        await using var host = await StartAsync(_ => { });

        using var response = await host.GetAsync("/page", null, ("Sec-Fetch-Dest", destination), ("Sec-Fetch-Site", site));

        (await response.TextAsync()).Contains("data-consent-banner", StringComparison.Ordinal).Should().Be(asks);
        response.Header("Vary").Contains("Sec-Fetch-Dest", StringComparison.Ordinal).Should().Be(!asks);
    }

    [Fact]
    public async Task The_page_of_choices_has_the_site_s_look()
    {
        await using var host = await StartAsync(options => options.StyleSheet = "/site.css?v=\"1");

        using var response = await host.GetAsync("/privacy-choices");

        (await response.TextAsync()).Should().Contain("<link rel=\"stylesheet\" href=\"/site.css?v=&quot;1\">");
    }

    [Fact]
    public async Task The_banner_names_each_purpose_and_leads_to_all_about_them()
    {
        var page = await PageAsync(options => options.PolicyUrl = "/privacy");

        page.Should().ContainAll(
            "<li>See how the site is used</li>",
            "<a data-consent-open href=\"/privacy-choices?lang=en&amp;returnUrl=%2Fpage\">",
            "<a href=\"/privacy\">");
    }

    private static async Task<string> PageAsync(Action<ConsentOptions> options, string? cookie = null)
    {
        await using var host = await StartAsync(options);
        using var response = await host.GetAsync("/page", cookie);
        return await response.TextAsync();
    }

    private static Task<ConsentHost> StartAsync(Action<ConsentOptions> options) =>
        ConsentHost.StartAsync(Server.InMemory, BannerPage.WriteAsync, options);
}
