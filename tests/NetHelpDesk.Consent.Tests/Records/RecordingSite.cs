using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Tests.Records;

/// <summary>A site that records decisions, with a page.</summary>
internal sealed partial class RecordingSite(ConsentHost host, TestRecordStore store) : IAsyncDisposable
{
    public ConsentHost Host { get; } = host;

    public TestRecordStore Store { get; } = store;

    public static async Task<RecordingSite> StartAsync(
        RequestDelegate? page = null,
        Action<ConsentOptions>? options = null,
        Action<WebApplication>? before = null,
        Action<IServiceCollection>? services = null)
    {
        var store = new TestRecordStore();
        var host = await ConsentHost.StartAsync(
            Server.InMemory,
            app => app.Run(page ?? (context => context.Response.WriteAsync("page"))),
            set =>
            {
                set.Records.Retention = "5 years";
                options?.Invoke(set);
            },
            set =>
            {
                set.AddSingleton<IConsentRecordStore>(store);
                services?.Invoke(set);
            },
            before);
        return new RecordingSite(host, store);
    }

    public Task<HttpResponseMessage> ChooseAsync(object choice, string? cookie = null, params (string Name, string Value)[] headers) =>
        Host.SendAsync(HttpMethod.Post, "/privacy-choices", cookie, JsonContent.Create(choice), headers);

    public Task<HttpResponseMessage> AcceptAsync(string? cookie = null) => ChooseAsync(new { choice = "accept" }, cookie);

    public Task<HttpResponseMessage> PostFormAsync(string? cookie, params (string Name, string Value)[] fields) => Host.SendAsync(
        HttpMethod.Post,
        "/privacy-choices?lang=de",
        cookie,
        new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
        ("Accept", "text/html"));

    /// <summary>The consent cookie that the answer sets, as the browser sends it back.</summary>
    public static string CookieOf(HttpResponseMessage response) =>
        response.SetCookies().Single(line => line.StartsWith(".NetHelpDesk.Consent=v=1", StringComparison.Ordinal)).Split(';')[0];

    public static string HashIn(string html) => TextField().Match(html).Groups[1].Value;

    /// <summary>Gives what must not happen the time to happen.</summary>
    public static Task SettleAsync() => Task.Delay(50);

    /// <summary>Waits for what the writer does by itself.</summary>
    public static async Task EventuallyAsync(Func<bool> isTrue)
    {
        for (var tries = 0; !isTrue() && tries < 500; tries++)
        {
            await Task.Delay(10);
        }

        isTrue().Should().BeTrue();
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    [GeneratedRegex("name=\"text\" value=\"([0-9a-f]{64})\"")]
    private static partial Regex TextField();
}
