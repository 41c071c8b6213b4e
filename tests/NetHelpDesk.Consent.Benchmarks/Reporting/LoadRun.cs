using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Site;

namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>
/// Puts sites on loopback under the load of <c>wrk</c>, in turns, so that what else the machine does falls on all alike.
/// </summary>
internal static partial class LoadRun
{
    private const int Turns = 5;
    private const string Tool = "wrk";

    public static async Task<IReadOnlyList<Load>> RunAsync()
    {
        if (!IsInstalled())
        {
            Console.WriteLine($"No load run: '{Tool}' is not installed (Debian: apt-get install wrk).");
            return [];
        }

        var sites = new List<(string Page, string Middleware, WebApplication App)>();
        foreach (var middleware in Enum.GetValues<Middleware>())
        {
            sites.Add(("plain text", middleware.ToString(), PlainText(middleware)));
        }

        sites.Add(("the sample site's home page", nameof(Middleware.Consent), Sample()));
        foreach (var (_, _, app) in sites)
        {
            await app.StartAsync();
        }

        var loads = sites.Select(_ => new List<Load>()).ToArray();
        for (var turn = 0; turn <= Turns; turn++)
        {
            for (var i = 0; i < sites.Count; i++)
            {
                var load = await MeasureAsync(sites[i].Page, sites[i].Middleware, AddressOf(sites[i].App));
                if (turn > 0)
                {
                    loads[i].Add(load);
                }
            }
        }

        foreach (var (_, _, app) in sites)
        {
            await app.DisposeAsync();
        }

        return [.. loads.Select(turns => turns.OrderBy(load => load.RequestsPerSecond).ElementAt(Turns / 2))];
    }

    private static WebApplication PlainText(Middleware middleware)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        Site.Add(middleware, builder.Services);
        var app = builder.Build();
        Site.Use(middleware, app);
        app.MapGet("/", static context =>
        {
            context.Response.ContentType = "text/plain";
            return context.Response.WriteAsync("Hello, World!");
        });
        return app;
    }

    private static WebApplication Sample() => SampleSite.Build(
        [$"--contentRoot={ProjectFolder.Of("samples", "NetHelpDesk.SampleSite")}", "--environment=Production", "--urls=http://127.0.0.1:0"],
        builder => builder.Logging.ClearProviders());

    private static string AddressOf(WebApplication app) =>
        app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    private static async Task<Load> MeasureAsync(string page, string middleware, string address)
    {
        var start = new ProcessStartInfo(Tool, ["-t1", "-c16", "-d2s", "--latency", address]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new Load(
            page,
            middleware,
            double.Parse(RequestsPerSecond().Match(output).Groups[1].Value, CultureInfo.InvariantCulture),
            Percentile99().Match(output).Groups[1].Value);
    }

    private static bool IsInstalled() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, Tool)));

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex RequestsPerSecond();

    [GeneratedRegex(@"99%\s+(\S+)")]
    private static partial Regex Percentile99();
}
