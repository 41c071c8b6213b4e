using System.Net.Http.Json;
using System.Text.Json;

namespace NetHelpDesk.Consent.RecordTests;

/// <summary>A browser: it keeps the consent cookie, and may be signed in.</summary>
internal sealed class Device(AccountSite site, string? account = "dana")
{
    private const string Name = ".NetHelpDesk.Consent=";

    private string? _cookie;

    /// <summary>Who is signed in.</summary>
    public string? Account { get; set; } = account;

    /// <summary>The node that answers.</summary>
    public AccountSite Site { get; set; } = site;

    /// <summary>What the consent cookie says.</summary>
    public string Cookie => _cookie ?? "";

    public Task<JsonElement> AcceptAsync() => ChooseAsync(new { choice = "accept" });

    public Task<JsonElement> RejectAsync() => ChooseAsync(new { choice = "reject" });

    /// <summary>Allows these and says nothing of the others.</summary>
    public Task<JsonElement> GrantAsync(params string[] categories) => ChooseAsync(new { choice = "grant", categories });

    public Task<JsonElement> SaveAsync(params string[] categories) => ChooseAsync(new { choice = "save", categories });

    public async Task<JsonElement> WithdrawAsync()
    {
        TakeTime();
        using var response = await SendAsync(HttpMethod.Delete, "/privacy-choices");
        return await response.JsonAsync();
    }

    public async Task<JsonElement> StateAsync(params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(HttpMethod.Get, "/privacy-choices/state", headers: headers);
        return await response.JsonAsync();
    }

    public async Task<bool> IsGrantedAsync(string category = "tracking") => IsGranted(await StateAsync(), category);

    public static bool IsGranted(JsonElement state, string category) =>
        state.GetProperty("categories").GetProperty(category).GetBoolean();

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, HttpContent? content = null, string? cookies = null, params (string Name, string Value)[] headers)
    {
        var sent = string.Join("; ", new[] { _cookie, cookies }.OfType<string>());
        if (Account is not null)
        {
            headers = [.. headers, ("Authorization", Account)];
        }

        var response = await Site.Host.SendAsync(method, path, sent.Length == 0 ? null : sent, content, headers);
        foreach (var line in response.SetCookies().Where(line => line.StartsWith(Name, StringComparison.Ordinal)))
        {
            var pair = line.Split(';')[0];
            _cookie = pair == Name ? null : pair;
        }

        return response;
    }

    /// <summary>The order of decisions is that of their times, and here no time passes by itself.</summary>
    private void TakeTime() => Site.Host.Clock.Advance(TimeSpan.FromSeconds(1));

    private async Task<JsonElement> ChooseAsync(object choice)
    {
        TakeTime();
        using var response = await SendAsync(HttpMethod.Post, "/privacy-choices", JsonContent.Create(choice));
        response.EnsureSuccessStatusCode();
        return await response.JsonAsync();
    }
}
