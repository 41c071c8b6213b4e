using Microsoft.AspNetCore.Http;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Without script only the page after a choice can tell that the browser kept no cookie.</summary>
public sealed class AskedAgainTests
{
    [Theory]
    [InlineData("/page?a=1", null, "/page?a=1#nhd-not-kept")]
    [InlineData("/page", "auth=1", "/page")]
    [InlineData("/page#end", null, "/page#end")]
    [InlineData("//evil.example", null, "/privacy-choices")]
    public async Task The_answer_leads_to_what_is_told_where_the_browser_sent_no_cookie(string returnUrl, string? cookie, string location)
    {
        (await LocationAsync(cookie, ("returnUrl", returnUrl), ("askedAgain", "1"))).Should().Be(location);
    }

    [Fact]
    public async Task A_form_of_the_site_s_own_leads_where_it_says()
    {
        (await LocationAsync(null, ("returnUrl", "/page"))).Should().Be("/page");
    }

    [Theory]
    [InlineData("/privacy-choices/banner", true)]
    [InlineData("/privacy-choices", false)]
    public async Task The_banner_holds_what_is_told_and_both_forms_ask_for_it(string path, bool tells)
    {
        await using var host = await StartAsync();

        using var response = await host.GetAsync(path);

        var html = await response.TextAsync();
        html.Should().Contain("<input type=\"hidden\" name=\"askedAgain\" value=\"1\">");
        html.Contains("id=\"nhd-not-kept\"", StringComparison.Ordinal).Should().Be(tells);
    }

    [Fact]
    public void It_is_no_part_of_what_is_kept_as_shown()
    {
        var rules = TestRules.Of();
        var texts = new ConsentPageSet(rules, "/privacy-choices").In(rules.Languages.Default).BannerTexts;

        texts.For(rules.Undecided(signal: false)).Text.Should().NotContain("keeps no cookies");
    }

    private static async Task<string> LocationAsync(string? cookie, params (string Name, string Value)[] fields)
    {
        await using var host = await StartAsync();
        using var form = new FormUrlEncodedContent([new("choice", "reject"), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);
        using var response = await host.SendAsync(HttpMethod.Post, "/privacy-choices", cookie, form);
        return response.Header("Location");
    }

    private static Task<ConsentHost> StartAsync() =>
        ConsentHost.StartAsync(Server.InMemory, context => context.Response.WriteAsync("page"));
}
