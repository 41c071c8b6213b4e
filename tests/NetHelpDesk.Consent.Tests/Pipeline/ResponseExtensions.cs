using System.Text.Json;

namespace NetHelpDesk.Consent.Tests;

internal static class ResponseExtensions
{
    public static string[] SetCookies(this HttpResponseMessage response) =>
        response.Headers.NonValidated.TryGetValues("Set-Cookie", out var lines) ? [.. lines] : [];

    /// <summary>The names of the cookies that were sent.</summary>
    public static string[] CookieNames(this HttpResponseMessage response) =>
        [.. response.SetCookies().Select(line => line.Split('=')[0])];

    public static string Header(this HttpResponseMessage response, string name) =>
        response.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString()
        : response.Content.Headers.NonValidated.TryGetValues(name, out values) ? values.ToString()
        : "";

    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        await response.Content.ReadAsStringAsync();

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
