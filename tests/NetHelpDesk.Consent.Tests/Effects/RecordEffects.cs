using System.Globalization;
using NetHelpDesk.Consent.Tests.Records;

namespace NetHelpDesk.Consent.Tests.Effects;

internal static class RecordEffects
{
    private static readonly Dictionary<string, string> Kept = new() { ["Records:Retention"] = "5 years" };

    public static SettingEffect[] All { get; } =
    [
        new("Records:Retention", "6 years", site => ReceiptAsync(site, "P\\d+D"), "P1825D", "P2190D") { With = Kept },
        new("Records:Timeout", "1 second", AfterTwoSecondsAsync, "waits", "ServiceUnavailable") { With = Kept },
        new("Records:MaxPerMinute", "1", TwiceAsync, "OK, OK", "OK, TooManyRequests") { With = Kept },
        new("Records:MaxWaiting", "1", BesideOneThatWaitsAsync, "waits", "ServiceUnavailable") { With = Kept },
        new("Records:Region", "EU", site => ReceiptAsync(site, "\"jurisdiction\":\"\\w+\""), "", "\"jurisdiction\":\"EU\"") { With = Kept },
        new("Records:Controller", "Example Ltd", site => ReceiptAsync(site, "\"party_name\":\"[^\"]+\""),
            "\"party_name\":\"www.example.com\"", "\"party_name\":\"Example Ltd\"") { With = Kept },
        new("Records:Contact", "privacy@example.com", site => ReceiptAsync(site, "\"party_contact\":\"[^\"]+\""),
            "", "\"party_contact\":\"privacy@example.com\"") { With = Kept },
        new("Records:Address", "Truncated", site => RecordAsync(site, record => record.Address), "", "192.0.2.0/24") { With = Kept },
        new("Records:UserAgent", "Truncated", site => RecordAsync(site, record => record.UserAgent), "", "Browser/1") { With = Kept },
        new("Records:HashKey", "another secret of a site", site => RecordAsync(site, record => record.Address?[..8]), "4a36af2b", "2f80f36b")
        {
            With = new(Kept) { ["Records:Address"] = "Hashed", ["Records:HashKey"] = "one secret of a site" },
        },
        new("Records:AccountRefresh", "10 seconds", ReadingsInSixSecondsAsync, "2", "1")
        {
            With = new(Kept) { ["Records:HashKey"] = "one secret of a site", ["Records:AccountRefresh"] = "5 seconds" },
        },
    ];

    private static async Task<string> ReadingsInSixSecondsAsync(SettingSite site)
    {
        await site.SentAsync("lead", headers: ("Authorization", "dana"));
        site.Consent.Clock.Advance(TimeSpan.FromSeconds(6));
        await site.SentAsync("lead", headers: ("Authorization", "dana"));
        return site.Store.Readings.ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<string> ReceiptAsync(SettingSite site, string pattern)
    {
        var cookie = (await site.ChooseAsync("accept"))[^1].Split(';')[0];
        return await site.FindAsync("/privacy-choices/receipt", pattern, cookie, ("Host", SettingSite.Host));
    }

    private static async Task<string> RecordAsync(SettingSite site, Func<ConsentRecord, string?> look)
    {
        await site.ChooseAsync("accept");
        return look(site.Store.Records.Single()) ?? "";
    }

    private static async Task<string> TwiceAsync(SettingSite site)
    {
        using var first = await site.PostAsync("accept");
        using var second = await site.PostAsync("accept");
        return $"{first.StatusCode}, {second.StatusCode}";
    }

    private static async Task<string> AfterTwoSecondsAsync(SettingSite site)
    {
        var durable = new TaskCompletionSource();
        site.Store.Gate = durable.Task;
        var answer = site.PostAsync("accept");
        await RecordingSite.SettleAsync();
        site.Consent.Clock.Advance(TimeSpan.FromSeconds(2));
        return await StatusOfAsync(answer, durable);
    }

    private static async Task<string> BesideOneThatWaitsAsync(SettingSite site)
    {
        var durable = new TaskCompletionSource();
        site.Store.Gate = durable.Task;
        var first = site.PostAsync("accept");
        await RecordingSite.SettleAsync();
        var status = await StatusOfAsync(site.PostAsync("accept"), durable);
        (await first).Dispose();
        return status;
    }

    private static async Task<string> StatusOfAsync(Task<HttpResponseMessage> answer, TaskCompletionSource durable)
    {
        await Task.WhenAny(answer, Task.Delay(TimeSpan.FromMilliseconds(500)));
        var waits = !answer.IsCompleted;
        durable.SetResult();
        using var response = await answer;
        return waits ? "waits" : response.StatusCode.ToString();
    }
}
