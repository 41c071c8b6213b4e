using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;

namespace NetHelpDesk.Consent.RecordTests;

/// <summary>The help desk in a process of its own, which can be killed.</summary>
public sealed class Node : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(2);

    private readonly Database _database;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly int _port = FreePort.Find();
    private Process? _process;

    private Node(Database database) => _database = database;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));

    /// <summary>What it wrote to its console.</summary>
    public string Output => string.Join('\n', _output);

    public int Id => _process!.Id;

    public static async Task<Node> StartNewAsync(Database database)
    {
        var node = new Node(database);
        await node.StartAsync();
        return node;
    }

    public async Task StartAsync()
    {
        // By the shell, which lets a write fail where it would else kill the process: .NET minds no SIGXFSZ.
        _process = Process.Start(new ProcessStartInfo("/bin/sh")
        {
            ArgumentList =
            {
                "-c", "trap '' XFSZ; exec dotnet \"$@\"", "sh",
                Path.Combine(AppContext.BaseDirectory, "NetHelpDesk.SampleSite.dll"),
                $"--urls={Address}",
                $"--contentRoot={RepositoryFolder.Of("samples", "NetHelpDesk.SampleSite")}",
                "--environment=Production",
                $"--Consent:Store={(_database.Provider == Provider.Sqlite ? "SQLite" : "PostgreSQL")}",
                $"--ConnectionStrings:Consent={_database.Connection}",
                "--NetHelpDeskConsent:Records:MaxPerMinute=1000000",
                "--NetHelpDeskConsent:Records:Timeout=30 seconds",
                "--Logging:LogLevel:Default=Warning",
                "--Logging:LogLevel:Microsoft.EntityFrameworkCore=None",
            },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        _process.OutputDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => _output.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await WaitUntilReadyAsync();
    }

    /// <summary>Kills it where it stands (SIGKILL).</summary>
    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, as a deployment does (SIGTERM), and waits until it has.</summary>
    public async Task StopAsync()
    {
        await ProgramRun.RunAsync("kill", "-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture));
        await _process.WaitForExitAsync();
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            Kill();
        }

        _process?.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient { BaseAddress = Address };
        using var timer = new CancellationTokenSource(LongestStart);
        while (true)
        {
            try
            {
                using var response = await client.GetAsync(new Uri("/privacy-choices/state", UriKind.Relative), timer.Token);
                if (response.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException) when (!_process!.HasExited)
            {
                await Task.Delay(50, timer.Token);
            }
            catch (HttpRequestException)
            {
                throw new InvalidOperationException($"The node ended: {Output}");
            }
        }
    }
}
