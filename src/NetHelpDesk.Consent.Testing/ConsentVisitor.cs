using System.Net.Mime;
using System.Text;
using System.Text.Json;

namespace NetHelpDesk.Consent.Testing;

/// <summary>A client that decides as a visitor does.</summary>
internal static class ConsentVisitor
{
    private const string Cookie = "Cookie";

    public static async Task ChooseAsync(HttpClient client, string path, string choice, IEnumerable<string> categories)
    {
        using var body = new StringContent(Body(choice, categories), Encoding.UTF8, MediaTypeNames.Application.Json);
        using var response = await client.PostAsync(new Uri(path, UriKind.Relative), body);
        if (!response.IsSuccessStatusCode)
        {
            throw new HttpRequestException(
                $"POST {path} was answered with {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}",
                inner: null,
                response.StatusCode);
        }

        if (!await IsDecidedAsync(client, path) && response.Headers.TryGetValues("Set-Cookie", out var written))
        {
            Keep(client, written);
        }
    }

    private static string Body(string choice, IEnumerable<string> categories)
    {
        var names = string.Join(",", categories.Select(name => $"\"{JsonEncodedText.Encode(name)}\""));
        return choice == "save"
            ? $$"""{"choice":"save","categories":[{{names}}]}"""
            : $$"""{"choice":"{{choice}}"}""";
    }

    /// <summary>Whether the client keeps cookies: a <c>TestServer</c>'s does not.</summary>
    private static async Task<bool> IsDecidedAsync(HttpClient client, string path)
    {
        using var state = JsonDocument.Parse(await client.GetStringAsync(new Uri(path + "/state", UriKind.Relative)));
        return !client.DefaultRequestHeaders.Contains(Cookie) && state.RootElement.GetProperty("decided").GetBoolean();
    }

    /// <summary>The cookies go with every request from now on, in place of earlier ones of the same name.</summary>
    private static void Keep(HttpClient client, IEnumerable<string> written)
    {
        var kept = client.DefaultRequestHeaders.TryGetValues(Cookie, out var headers)
            ? headers.SelectMany(header => header.Split("; ")).ToList()
            : [];
        foreach (var header in written)
        {
            var pair = header.Split(';')[0];
            var name = pair[..(pair.IndexOf('=', StringComparison.Ordinal) + 1)];
            if (name.Length > 0 && name.Length < pair.Length)
            {
                kept.RemoveAll(earlier => earlier.StartsWith(name, StringComparison.Ordinal));
                kept.Add(pair);
            }
        }

        client.DefaultRequestHeaders.Remove(Cookie);
        client.DefaultRequestHeaders.TryAddWithoutValidation(Cookie, string.Join("; ", kept));
    }
}
