namespace NetHelpDesk.Consent.Testing;

/// <summary>nginx, with all that it writes in its own folder.</summary>
internal abstract class NginxServer : ServerInFront
{
    protected override (string Name, string Package) Program => ("nginx", "nginx");

    protected override string[] Arguments(string settings) => ["-p", Folder, "-e", "error.log", "-c", settings];

    protected override string Settings(IReadOnlyList<Uri> sites) =>
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
          {{Http(sites)}}
          server {
            listen 127.0.0.1:{{Port}};
            location / {
              proxy_set_header Host $http_host;
              {{Location(sites)}}
            }
          }
        }
        """;

    /// <summary>What stands before its server.</summary>
    protected abstract string Http(IReadOnlyList<Uri> sites);

    /// <summary>What is done with a request.</summary>
    protected abstract string Location(IReadOnlyList<Uri> sites);
}
