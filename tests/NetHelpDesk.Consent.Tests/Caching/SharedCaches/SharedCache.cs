using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>A cache that many visitors share, in front of a site: a server of the tests' own on a free port, gone afterwards.</summary>
internal abstract class SharedCache : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly string[] Folders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nethelpdesk-consent-cache-");
    private Process? _process;

    protected int Port { get; } = FreePort.Find();

    protected string Folder => _folder.FullName;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));

    public async Task StartAsync(Uri site)
    {
        // The server's workers run under an account of their own.
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Folder, (UnixFileMode)0b111_111_111);
        }

        var (program, package) = Program;
        var path = InstalledProgram.Find(program, Folders)
            ?? (await DebianPackage.InstallAsync(package) ? InstalledProgram.Find(program, Folders) : null)
            ?? throw new InvalidOperationException(
                $"The tests of shared caches need {program}: install it (Debian: apt-get install {package}).");
        var settings = Path.Combine(Folder, "settings.conf");
        await File.WriteAllTextAsync(settings, Settings(site));
        _process = Process.Start(path, Arguments(settings));
        await AwaitAsync(_process);
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The program, and the package of Debian that brings it.</summary>
    protected abstract (string Name, string Package) Program { get; }

    protected abstract string Settings(Uri site);

    protected abstract string[] Arguments(string settings);

    private async Task AwaitAsync(Process process)
    {
        using var timer = new CancellationTokenSource(Longest);
        while (true)
        {
            using var connection = new TcpClient();
            try
            {
                await connection.ConnectAsync(Address.Host, Port, timer.Token);
                return;
            }
            catch (SocketException) when (!process.HasExited)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), timer.Token);
            }
        }
    }
}
