using System.Net.Http.Json;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A newcomer who starts the help desk and looks at all of it is told of nothing to mend.</summary>
public sealed class HelpDeskLogTests(LoggedSiteFixture site) : IClassFixture<LoggedSiteFixture>
{
    [Fact]
    public async Task Every_page_is_seen_before_and_after_consent_and_nothing_is_warned_of()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var client = new HttpClient { BaseAddress = site.Address };
        await VisitAllAsync();
        using var accepted = await client.PostAsJsonAsync(PrivacyChoicesPage.Path, new { choice = "accept" }, cancellation);
        accepted.EnsureSuccessStatusCode();
        await VisitAllAsync();

        site.Log.Warnings.Should().BeEmpty();

        async Task VisitAllAsync()
        {
            // The pages below /dev play what goes wrong, and what only tests look at.
            var pages = HelpDeskPages.AllOf(site).Where(page => !page.StartsWith("/dev/", StringComparison.Ordinal));
            foreach (var page in pages.Append("/third-parties/video.html"))
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { { "Accept", "text/html" } } };
                using var response = await client.SendAsync(request, cancellation);
            }
        }
    }
}
