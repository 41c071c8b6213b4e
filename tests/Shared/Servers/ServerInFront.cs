using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace NetHelpDesk.Consent.Testing;

/// <summary>
/// A server in front of sites: one of the tests' own on a free port, found on the machine or installed, gone afterwards.
/// </summary>
internal abstract class ServerInFront : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly string[] Folders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nethelpdesk-consent-server-");
    private Process? _process;

    protected int Port { get; } = FreePort.Find();

    protected string Folder => _folder.FullName;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}"));

    /// <param name="sites">What it passes requests on to.</param>
    public async Task StartAsync(params IReadOnlyList<Uri> sites)
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
                $"This test needs {program}: install it (Debian: apt-get install {package}).");
        var settings = Path.Combine(Folder, "settings.conf");
        await File.WriteAllTextAsync(settings, Settings(sites));
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

    protected abstract string Settings(IReadOnlyList<Uri> sites);

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
