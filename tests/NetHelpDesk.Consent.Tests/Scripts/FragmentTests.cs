using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests;

/// <summary>The way back from a placeholder in a part of a page that a script fetched.</summary>
public sealed class FragmentTests
{
    private const string Page = "http://localhost/page?a=1";

    [Theory]
    [InlineData("%2Fpage%3Fa%3D1", "HX-Request: true", "HX-Current-URL: " + Page)]
    [InlineData("%2Fpage%3Fa%3D1", "X-Requested-With: XMLHttpRequest", "Referer: " + Page)]
    [InlineData("%2Fpage%3Fa%3D1", "Sec-Fetch-Dest: empty", "Accept: */*", "Referer: " + Page)]
    [InlineData("%2Fpage%3Fa%3D1", "Sec-Fetch-Dest: empty", "Referer: " + Page)]
    [InlineData("%2Fpage%3Fa%3D1", "Sec-Fetch-Dest: empty", "Accept: text/html", "Referer: " + Page)]
    [InlineData("%2Fpage%3Fa%3D1", "Sec-Fetch-Dest: empty", "Accept: text/html, */*; q=0.1", "Referer: " + Page)]
    [InlineData("%2Fpage%3Fa%3D1", "X-Requested-With: xmlhttprequest", "Referer: http://visitor@localhost/page?a=1#part")]
    [InlineData("%2Fpage%3Fa%3D1", "Turbo-Frame: part", "Referer: " + Page)]
    [InlineData("", "HX-Request: true", "HX-Current-URL: http://evil.example/page")]
    [InlineData("", "Sec-Fetch-Dest: empty", "Referer: http://localhost:81/page")]
    [InlineData("", "Sec-Fetch-Dest: empty", "Referer: http://localhost//evil.example/")]
    [InlineData("", "Sec-Fetch-Dest: empty")]
    [InlineData("%2Fpart%3Fb%3D2", "Referer: " + Page)]
    [InlineData("%2Fpart%3Fb%3D2", "HX-Request: true", "HX-Boosted: true", "HX-Current-URL: " + Page)]
    [InlineData("%2Fpart%3Fb%3D2", "Sec-Fetch-Dest: empty", "Accept: text/html; blazor-enhanced-nav=on", "Referer: " + Page)]
    [InlineData("%2Fpart%3Fb%3D2", "Sec-Fetch-Dest: empty", "Accept: text/html, application/xhtml+xml", "Referer: " + Page)]
    public async Task It_leads_to_the_page_that_the_visitor_sees(string returnUrl, params string[] headers)
    {
        await using var host = await StartAsync();

        using var response = await host.GetAsync(
            "/part?b=2", null, [.. headers.Select(header => header.Split(": ", 2)).Select(parts => (parts[0], parts[1]))]);

        (await response.TextAsync()).Should().Contain($"&amp;returnUrl={returnUrl}\"");
    }

    [Fact]
    public async Task What_a_cache_may_give_to_other_pages_names_none()
    {
        await using var host = await StartAsync(cached: true);

        using var response = await host.GetAsync("/part", null, ("Sec-Fetch-Dest", "empty"), ("Referer", Page));

        (await response.TextAsync()).Should().Contain("&amp;returnUrl=\"");
    }

    [Theory]
    [InlineData(Page, "value=\"/page?a=1\"")]
    [InlineData("http://evil.example/page", "value=\"/\"")]
    [InlineData("http://localhost/privacy-choices?lang=de", "value=\"/\"")]
    public async Task Where_no_way_back_is_named_the_choices_lead_back_to_where_the_visitor_came_from(string referer, string field)
    {
        await using var host = await StartAsync();

        using var response = await host.GetAsync("/privacy-choices?returnUrl=", null, ("Referer", referer));

        (await response.TextAsync()).Should().Contain("name=\"returnUrl\" " + field);
    }

    private static Task<ConsentHost> StartAsync(bool cached = false) => ConsentHost.StartAsync(
        Server.InMemory,
        app =>
        {
            if (cached)
            {
                app.UseOutputCache();
            }

            app.Run(async context => await context.Response.WriteAsync(
                await TagPage.ElementAsync(context, "tracking", "iframe", "", new TagHelperAttribute("src", "https://video.example/"))));
        },
        services: services => services.AddOutputCache(options => options.AddBasePolicy(policy => policy.Cache())));
}
