namespace NetHelpDesk.Consent.Tests;

/// <summary>nginx as sites set it up: it keeps what says nothing too, and says of each response where it comes from.</summary>
internal sealed class NginxCache : SharedCache
{
    protected override (string Name, string Package) Program => ("nginx", "nginx");

    protected override string[] Arguments(string settings) => ["-p", Folder, "-e", "error.log", "-c", settings];

    protected override string Settings(Uri site) =>
        $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        daemon off;
        worker_processes 1;
        pid nginx.pid;
        events { worker_connections 256; }
        http {
          access_log off;
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          proxy_cache_path cache keys_zone=pages:1m;
          server {
            listen 127.0.0.1:{{Port}};
            location / {
              proxy_pass {{site.GetLeftPart(UriPartial.Authority)}};
              proxy_set_header Host $http_host;
              proxy_cache pages;
              proxy_cache_valid 200 10m;
              proxy_cache_revalidate on;
              proxy_cache_lock on;
            }
          }
        }
        """;
}
