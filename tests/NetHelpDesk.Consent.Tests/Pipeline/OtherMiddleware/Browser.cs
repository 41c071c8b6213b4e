namespace NetHelpDesk.Consent.Tests;

/// <summary>
/// A visitor's browser on a loopback host: it keeps and sends cookies, but follows no redirects. A cookie that is not
/// <c>SameSite=None</c> stays behind where another site posts (RFC 6265bis 5.8.3).
/// </summary>
/// <param name="host">The application that is visited.</param>
/// <param name="cookies">What the browser holds from earlier visits.</param>
internal sealed class Browser(ConsentHost host, params string?[] cookies)
{
    private readonly Dictionary<string, Held> _held = cookies.OfType<string>().Select(Read).ToDictionary(cookie => cookie.Name);

    /// <summary>The names of the cookies that the browser holds.</summary>
    public IEnumerable<string> Names => _held.Keys;

    /// <summary>Gives the browser a cookie of an earlier visit.</summary>
    public void Hold(string line) => _held[Read(line).Name] = Read(line);

    public Task<HttpResponseMessage> GoAsync(string path) => SendAsync(HttpMethod.Get, path, _held.Values);

    public Task<HttpResponseMessage> PostAsync(string path, HttpContent content) =>
        SendAsync(HttpMethod.Post, path, _held.Values, content);

    public Task<HttpResponseMessage> PostFromAnotherSiteAsync(string path, HttpContent content) =>
        SendAsync(HttpMethod.Post, path, _held.Values.Where(cookie => cookie.IsSentCrossSite), content);

    public async Task<string> TextAsync(string path)
    {
        using var response = await GoAsync(path);
        return await response.TextAsync();
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, IEnumerable<Held> cookies, HttpContent? content = null)
    {
        var sent = string.Join("; ", cookies.Select(cookie => $"{cookie.Name}={cookie.Value}"));
        var response = await host.SendAsync(method, path, sent.Length == 0 ? null : sent, content);
        foreach (var cookie in response.SetCookies().Select(Read))
        {
            if (cookie.IsDeletion)
            {
                _held.Remove(cookie.Name);
            }
            else
            {
                _held[cookie.Name] = cookie;
            }
        }

        return response;
    }

    private static Held Read(string line)
    {
        var parts = line.Split("; ");
        var pair = parts[0].Split('=', 2);
        return new Held(
            pair[0],
            pair[1],
            parts.Contains("samesite=none"),
            parts.Any(part => part == "max-age=0" || part.StartsWith("expires=Thu, 01 Jan 1970", StringComparison.Ordinal)));
    }

    private sealed record Held(string Name, string Value, bool IsSentCrossSite, bool IsDeletion);
}
