using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace NetHelpDesk.Consent.PackageTests;

/// <summary>A site in a process of its own, on a loopback port that the system chooses.</summary>
internal sealed partial class RunningSite : IAsyncDisposable
{
    /// <summary>The arguments with which any ASP.NET Core application listens there.</summary>
    public static readonly string[] Listen = ["--urls", "http://127.0.0.1:0"];

    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(4);

    private readonly ConcurrentQueue<string> _output = new();
    private readonly TaskCompletionSource<Uri> _address = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private RunningSite(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _address.TrySetException(new InvalidOperationException("The site ended."));
    }

    public Uri Address { get; private set; } = null!;

    /// <summary>What it wrote to its console.</summary>
    public string Output => string.Join('\n', _output);

    public static async Task<RunningSite> StartAsync(ProcessStartInfo start)
    {
        var site = new RunningSite(start);
        try
        {
            site._process.Start();
            site._process.BeginOutputReadLine();
            site._process.BeginErrorReadLine();
            site.Address = await site._address.Task.WaitAsync(LongestStart);
            return site;
        }
        catch (Exception failure) when (failure is InvalidOperationException or TimeoutException)
        {
            await site.DisposeAsync();
            throw new InvalidOperationException($"The site does not start:\n{site.Output}", failure);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Read(string? line)
    {
        _output.Enqueue(line ?? "");
        if (ListeningOn().Match(line ?? "") is { Success: true } match)
        {
            _address.TrySetResult(new Uri(match.Groups[1].Value));
        }
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex ListeningOn();
}
