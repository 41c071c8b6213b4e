using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>64 clients who decide as fast as they are answered.</summary>
internal static class DurableDecisions
{
    private const int Clients = 64;
    private const string Accept = """{"choice":"accept"}""";
    private const string Reject = """{"choice":"reject"}""";

    /// <summary>Until nothing is compiled any more: compiling takes a third of two processors for the first ten seconds.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(8);

    public static async Task<DecisionRates> RunAsync(
        string name, Action<DbContextOptionsBuilder> database, Action<DbContextOptionsBuilder> oneRowDatabase)
    {
        await using var site = await StartAsync(database, oneRowDatabase);
        return new DecisionRates(
            name,
            await MeasureAsync(site, "/privacy-choices", Accept),
            await MeasureAsync(site, "/one-row", Accept),
            await MeasureAsync(site, "/one-row-in-turn", Accept),
            await MeasureAsync(site, "/privacy-choices", Reject));
    }

    private static async Task<WebApplication> StartAsync(
        Action<DbContextOptionsBuilder> database, Action<DbContextOptionsBuilder> oneRowDatabase)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddDbContextFactory<OneRowContext>(oneRowDatabase);
        builder.Services.AddNetHelpDeskConsent(options =>
        {
            options.Records.Retention = "5 years";
            options.Records.MaxPerMinute = 1_000_000;
        }).AddEntityFrameworkStore(database);
        var site = builder.Build();
        site.UseNetHelpDeskConsent();
        site.MapPost("/one-row", OneRowContext.WriteAsync);
        site.MapPost("/one-row-in-turn", OneRowContext.WriteInTurnAsync);
        await site.StartAsync();
        await OneRowContext.PrepareAsync(site.Services);
        return site;
    }

    private static async Task<DecisionRate> MeasureAsync(WebApplication site, string path, string choice)
    {
        var address = new Uri(site.Urls.Single());
        var clients = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => LeanClient.ConnectAsync(address, path, choice)));
        await LoadAsync(clients, WarmUp);
        var start = Stopwatch.GetTimestamp();
        var latencies = await LoadAsync(clients, Measured);
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        foreach (var client in clients)
        {
            client.Dispose();
        }

        latencies.Sort();
        return new DecisionRate(latencies.Count / seconds, latencies[(int)(latencies.Count * 0.99)]);
    }

    private static async Task<List<TimeSpan>> LoadAsync(IEnumerable<LeanClient> clients, TimeSpan duration)
    {
        var start = Stopwatch.GetTimestamp();
        var all = await Task.WhenAll(clients.Select(async client =>
        {
            var latencies = new List<TimeSpan>();
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                var begin = Stopwatch.GetTimestamp();
                await client.SendAsync();
                latencies.Add(Stopwatch.GetElapsedTime(begin));
            }

            return latencies;
        }));
        return [.. all.SelectMany(latencies => latencies)];
    }
}
