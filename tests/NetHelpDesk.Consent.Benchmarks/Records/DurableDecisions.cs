using System.Diagnostics;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>64 clients who decide as fast as they are answered.</summary>
internal static class DurableDecisions
{
    private const int Clients = 64;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(8);

    public static async Task RunAsync(string name, Action<DbContextOptionsBuilder> database)
    {
        await using var site = await StartAsync(database);
        var shared = await MeasureAsync(site, "/privacy-choices");
        var single = await MeasureAsync(site, "/one-row");
        Console.WriteLine(
            $"{name}: {shared.PerSecond:F0} durable decisions a second (p99 {shared.P99.TotalMilliseconds:F1} ms), one row for each SaveChanges: "
            + $"{single.PerSecond:F0} (p99 {single.P99.TotalMilliseconds:F1} ms); ratio {shared.PerSecond / single.PerSecond:F1}");
    }

    private static async Task<WebApplication> StartAsync(Action<DbContextOptionsBuilder> database)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddDbContextFactory<OneRowContext>(database);
        builder.Services.AddNetHelpDeskConsent(options =>
        {
            options.Records.Retention = "5 years";
            options.Records.MaxPerMinute = 1_000_000;
        }).AddEntityFrameworkStore(database);
        var site = builder.Build();
        site.UseNetHelpDeskConsent();
        site.MapPost("/one-row", OneRowContext.WriteAsync);
        await site.StartAsync();
        await OneRowContext.PrepareAsync(site.Services);
        return site;
    }

    private static async Task<(double PerSecond, TimeSpan P99)> MeasureAsync(WebApplication site, string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false, MaxConnectionsPerServer = Clients })
        {
            BaseAddress = new Uri(site.Urls.Single()),
        };
        await LoadAsync(client, path, WarmUp);
        var start = Stopwatch.GetTimestamp();
        var latencies = await LoadAsync(client, path, Measured);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        latencies.Sort();
        return (latencies.Count / seconds, latencies[(int)(latencies.Count * 0.99)]);
    }

    private static async Task<List<TimeSpan>> LoadAsync(HttpClient client, string path, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(Enumerable.Range(0, Clients).Select(async _ =>
        {
            var latencies = new List<TimeSpan>();
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                var begin = Stopwatch.GetTimestamp();
                using var response = await client.PostAsJsonAsync(new Uri(path, UriKind.Relative), new { choice = "accept" });
                response.EnsureSuccessStatusCode();
                latencies.Add(Stopwatch.GetElapsedTime(begin));
            }

            return latencies;
        }));
        return [.. all.SelectMany(latencies => latencies)];
    }
}
