using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>Exports a million records over HTTP and watches the memory that it takes, beside a hundredth of them.</summary>
internal static class LargeExport
{
    private const int Records = 1_000_000;
    private const int AtATime = 5000;

    public static async Task RunAsync(Action<DbContextOptionsBuilder> database)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddAuthorization(options => options.AddPolicy("Everybody", policy => policy.RequireAssertion(_ => true)));
        builder.Services.AddNetHelpDeskConsent(options => options.Records.Retention = "5 years").AddEntityFrameworkStore(database);
        await using var site = builder.Build();
        site.UseAuthorization();
        site.MapConsentRecords("Everybody");
        await site.StartAsync();
        var store = site.Services.GetRequiredService<IConsentRecordStore>();
        var begin = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (var first = 0; first < Records; first += AtATime)
        {
            await store.AppendAsync(BatchFrom(first, begin), default);
        }

        using var client = new HttpClient { BaseAddress = new Uri(site.Urls.Single()), Timeout = TimeSpan.FromMinutes(10) };
        await ExportAsync(client, $"?until={begin.AddSeconds(Records / 100):yyyy-MM-dd'T'HH:mm:ss'Z'}");
        await ExportAsync(client, "");
        var start = Stopwatch.GetTimestamp();
        using var found = await client.GetAsync(new Uri($"/consent-records/records?subject=visitor-{Records / 2}", UriKind.Relative));
        found.EnsureSuccessStatusCode();
        Console.WriteLine($"Search by visitor among {Records}: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1} ms");
    }

    private static async Task ExportAsync(HttpClient client, string query)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (most, lines) = (0L, 0L);
        var start = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(
            new Uri("/consent-records/export.jsonl" + query, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await body.ReadAsync(buffer)) > 0)
        {
            var seen = buffer.AsSpan(0, read).Count((byte)'\n');
            if (lines / 50_000 != (lines + seen) / 50_000)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }

            lines += seen;
        }

        Console.WriteLine(
            $"{lines} records exported in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s; the live memory grew by at most {most / 1024} KB");
    }

    private static ConsentRecordBatch BatchFrom(int first, DateTimeOffset begin) => new()
    {
        Records =
        [
            .. Enumerable.Range(first, AtATime).Select(number => new ConsentRecord
            {
                Id = Guid.CreateVersion7(begin.AddSeconds(number)),
                Subject = $"visitor-{number}",
                At = begin.AddSeconds(number),
                Kind = ConsentRecordKind.Granted,
                Categories = [new CategoryOutcome("tracking", ConsentOutcome.Granted, ConsentMode.OptIn)],
                PolicyVersion = "1",
                Language = "en",
                Source = ConsentRecordSource.Banner,
                Site = "example.com",
            }),
        ],
        Texts = [],
        FirstRefusals = [],
        Forgotten = [],
    };
}
