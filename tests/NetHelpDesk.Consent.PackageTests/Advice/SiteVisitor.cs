using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A visitor who keeps cookies as a browser does, in a browser that also has some of other origin.</summary>
internal sealed partial class SiteVisitor : IDisposable
{
    private readonly CookieContainer _cookies = new() { PerDomainCapacity = 300, MaxCookieSize = 8192 };
    private readonly HttpClient _client;
    private readonly Uri _site;

    public SiteVisitor(Uri site)
    {
        _site = site;
        foreach (var name in CookieKit.ReceivedOnly)
        {
            _cookies.Add(site, new Cookie(name, "1", "/"));
        }

        _client = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = site };
    }

    public IEnumerable<string> Cookies => _cookies.GetCookies(_site).Select(cookie => cookie.Name);

    public Task<string> GetAsync(string path) => _client.GetStringAsync(new Uri(path, UriKind.RelativeOrAbsolute));

    public async Task<JsonElement> DiagnosticsAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/privacy-choices/diagnostics", UriKind.Relative));
        request.Headers.Add("Accept", "application/json");
        using var response = await _client.SendAsync(request);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    public async Task AcceptAsync()
    {
        using var response = await _client.PostAsJsonAsync("/privacy-choices", new { choice = "accept" });
        response.EnsureSuccessStatusCode();
    }

    public async Task<string> SignInAsync()
    {
        using var response = await _client.PostAsync(new Uri(CookieKit.SignIn, UriKind.Relative), content: null);
        response.EnsureSuccessStatusCode();
        return await GetAsync(CookieKit.User);
    }

    public async Task<string> PostFormAsync()
    {
        var token = await GetAsync(CookieKit.Form);
        return await PostAsync(CookieKit.Form, (CookieKit.FormField, token));
    }

    public async Task<string> KeepSessionAsync()
    {
        await GetAsync(CookieKit.Remember);
        return await GetAsync(CookieKit.Remembered);
    }

    public async Task<string> CarryAsync()
    {
        await GetAsync(CookieKit.Carry);
        return await GetAsync(CookieKit.Carried);
    }

    /// <summary>Makes an account on the pages of ASP.NET Core Identity, and signs in with it.</summary>
    /// <returns>The home page, which greets who is signed in.</returns>
    public async Task<string> SignInWithIdentityAsync(string email, string password)
    {
        var registered = await SubmitAsync(
            "/Identity/Account/Register", ("Input.Email", email), ("Input.Password", password), ("Input.ConfirmPassword", password));
        await GetAsync(WebUtility.HtmlDecode(ConfirmLink().Match(registered).Groups[1].Value));
        return await SubmitAsync("/Identity/Account/Login", ("Input.Email", email), ("Input.Password", password));
    }

    public void Dispose() => _client.Dispose();

    private async Task<string> SubmitAsync(string page, params (string Name, string Value)[] fields) =>
        await PostAsync(page, [.. fields, (CookieKit.FormField, Token().Match(await GetAsync(page)).Groups[1].Value)]);

    private async Task<string> PostAsync(string page, params (string Name, string Value)[] fields)
    {
        using var form = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var response = await _client.PostAsync(new Uri(page, UriKind.Relative), form);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("id=\"confirm-link\" href=\"([^\"]+)\"")]
    private static partial Regex ConfirmLink();
}
