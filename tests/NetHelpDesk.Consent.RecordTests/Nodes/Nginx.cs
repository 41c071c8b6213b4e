using System.Diagnostics;
using System.Globalization;

namespace NetHelpDesk.Consent.RecordTests;

/// <summary>nginx before several nodes, as its documentation sets it up.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private static readonly string[] Folders = ["/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin", "/opt/homebrew/bin"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nethelpdesk-consent-nginx-");
    private readonly int _port = FreePort.Find();
    private Process? _process;

    public Uri Address => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{_port}"));

    public static async Task<Nginx> StartNewAsync(IEnumerable<Node> nodes)
    {
        var program = Find() ?? (await DebianPackage.InstallAsync("nginx") ? Find() : null) ?? throw new InvalidOperationException(
            "The test of several nodes needs nginx: install it (Debian: apt-get install nginx).");
        var nginx = new Nginx();
        var settings = Path.Combine(nginx._folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(settings, nginx.Settings(nodes));
        nginx._process = Process.Start(program, ["-p", nginx._folder.FullName, "-e", "error.log", "-c", settings]);
        return nginx;
    }

    public ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process?.Dispose();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static string? Find() => InstalledProgram.Find("nginx", Folders);

    // After one failure nginx would leave a node alone for ten seconds, in which the others are restarted too.
    private string Settings(IEnumerable<Node> nodes) =>
        $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        daemon off;
        worker_processes 1;
        pid nginx.pid;
        events { worker_connections 1024; }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          upstream nodes {
            {{string.Join("\n    ", nodes.Select(node => $"server 127.0.0.1:{node.Address.Port} max_fails=0;"))}}
          }
          server {
            listen 127.0.0.1:{{_port}};
            location / {
              proxy_pass http://nodes;
              proxy_set_header Host $http_host;
            }
          }
        }
        """;
}
