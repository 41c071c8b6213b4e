using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A visit to the smallest sample that goes once through everything, for hosts in which a part could be missing.</summary>
internal static class SmokeTest
{
    /// <summary>The tracking cookie of the sample.</summary>
    public const string Cookie = "counted";

    private static readonly Uri Home = new("/", UriKind.Relative);
    private static readonly Uri Choices = new("/privacy-choices", UriKind.Relative);

    public static async Task RunAsync(Uri address)
    {
        var held = new CookieContainer();
        using var handler = new SocketsHttpHandler { CookieContainer = held, AllowAutoRedirect = false };
        using var client = new HttpClient(handler) { BaseAddress = address };

        (await client.GetStringAsync(Home)).Should().Contain("You are not counted.").And.Contain("/privacy-choices/consent.js");
        held.GetCookies(address).Should().BeEmpty("nothing is set before consent");
        (await client.GetStringAsync("/privacy-choices/consent.js")).Should().Contain("consentchange");
        (await client.GetStringAsync("/privacy-choices/consent.css")).Should().Contain("--nhd-background");
        (await client.GetStringAsync("/privacy-choices/banner?lang=de")).Should().Contain("data-consent-banner").And.Contain("ablehnen");
        (await client.GetStringAsync(Choices)).Should().Contain("value=\"tracking\"");
        (await StateAsync(client)).GetProperty("decided").GetBoolean().Should().BeFalse();
        (await client.GetStringAsync("/privacy-choices/diagnostics")).Should().Contain(Cookie);

        using (var refused = await client.PostAsJsonAsync(Choices, new { choice = "everything" }))
        {
            refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            refused.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        }

        using (var accepted = await client.PostAsJsonAsync(Choices, new { choice = "accept" }))
        {
            accepted.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (await client.GetStringAsync(Home)).Should().Contain("You are counted.");
        held.GetCookies(address)[Cookie].Should().NotBeNull("the visitor consented");
        var state = await StateAsync(client);
        state.GetProperty("decided").GetBoolean().Should().BeTrue();
        state.GetProperty("categories").GetProperty("tracking").GetBoolean().Should().BeTrue();

        using (var withdrawn = await client.DeleteAsync(Choices))
        {
            withdrawn.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        (await client.GetStringAsync(Home)).Should().Contain("You are not counted.");
        held.GetCookies(address)[Cookie].Should().BeNull("a withdrawn cookie is expired");
    }

    private static Task<JsonElement> StateAsync(HttpClient client) => client.GetFromJsonAsync<JsonElement>("/privacy-choices/state");
}
