using System.Diagnostics;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>A display that nobody sees, for a browser that draws windows.</summary>
internal sealed class VirtualDisplay : IDisposable
{
    private readonly Process _server;

    private VirtualDisplay(Process server, string name)
    {
        _server = server;
        Name = name;
    }

    /// <summary>What programs find it by, in the environment variable <c>DISPLAY</c>.</summary>
    public string Name { get; }

    public static async Task<VirtualDisplay> StartAsync(string xvfb)
    {
        // It chooses a number that is free, and writes it once it can be used.
        var server = Process.Start(new ProcessStartInfo(
            xvfb, ["-displayfd", "1", "-screen", "0", "1280x1024x24", "-nolisten", "tcp", "-noreset"])
        {
            RedirectStandardOutput = true,
        })!;
        return await server.StandardOutput.ReadLineAsync() is { } number
            ? new VirtualDisplay(server, ":" + number)
            : throw new InvalidOperationException($"{xvfb} did not start.");
    }

    public void Dispose()
    {
        _server.Kill();
        _server.WaitForExit();
        _server.Dispose();
    }
}
