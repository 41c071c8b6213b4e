using System.Diagnostics;
using System.Net.Sockets;
using OpenQA.Selenium.Remote;

namespace NetHelpDesk.Consent.BrowserTests;

/// <summary>The program that speaks WebDriver for WebKit. Each opens one browser at a time.</summary>
internal sealed class WebKitDriver : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly int _port;

    private WebKitDriver(Process process, int port)
    {
        _process = process;
        _port = port;
    }

    public static async Task<WebKitDriver> StartAsync(string program, VirtualDisplay display, DirectoryInfo home)
    {
        var port = FreePort.Find();
        var process = Process.Start(new ProcessStartInfo(program, [$"--port={port}"])
        {
            Environment =
            {
                ["DISPLAY"] = display.Name,
                ["HOME"] = home.FullName,
                ["XDG_CACHE_HOME"] = home.FullName,
                ["XDG_CONFIG_HOME"] = home.FullName,
                ["XDG_DATA_HOME"] = home.FullName,
            },
        })!;
        var driver = new WebKitDriver(process, port);
        await driver.ListensAsync();
        return driver;
    }

    /// <summary>Opens a browser that forgets everything when it is closed.</summary>
    public RemoteWebDriver Open(string[] settings) =>
        new(new Uri($"http://127.0.0.1:{_port}"), new WebKitOptions(settings).ToCapabilities());

    public void Dispose()
    {
        // The browser too, if it could not be closed.
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task ListensAsync()
    {
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", _port);
                return;
            }
            catch (SocketException) when (waited.Elapsed < Patience && !_process.HasExited)
            {
                await Task.Delay(20);
            }
        }
    }
}
