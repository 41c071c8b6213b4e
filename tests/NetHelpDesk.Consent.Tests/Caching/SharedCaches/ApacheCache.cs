using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>Apache with mod_cache, which keeps cookies with the page where it is not told otherwise.</summary>
internal sealed class ApacheCache : ServerInFront
{
    private const string Modules = "/usr/lib/apache2/modules";

    protected override (string Name, string Package) Program => ("apache2", "apache2-bin");

    protected override string[] Arguments(string settings) => ["-D", "FOREGROUND", "-f", settings];

    protected override string Settings(IReadOnlyList<Uri> sites)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "cache"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path.Combine(Folder, "cache"), (UnixFileMode)0b111_111_111);
        }

        return $"""
            ServerRoot "{Folder}"
            ServerName 127.0.0.1
            Listen 127.0.0.1:{Port}
            PidFile "{Folder}/apache.pid"
            DefaultRuntimeDir "{Folder}"
            ErrorLog "{Folder}/error.log"
            LoadModule mpm_event_module {Modules}/mod_mpm_event.so
            LoadModule authz_core_module {Modules}/mod_authz_core.so
            LoadModule proxy_module {Modules}/mod_proxy.so
            LoadModule proxy_http_module {Modules}/mod_proxy_http.so
            LoadModule cache_module {Modules}/mod_cache.so
            LoadModule cache_disk_module {Modules}/mod_cache_disk.so
            {(Environment.IsPrivilegedProcess ? "User www-data\nGroup www-data" : "")}
            StartServers 1
            ServerLimit 1
            ThreadsPerChild 8
            MaxRequestWorkers 8
            MinSpareThreads 1
            MaxSpareThreads 8
            ProxyPreserveHost On
            ProxyPass / {sites[0].GetLeftPart(UriPartial.Authority)}/
            CacheRoot "{Folder}/cache"
            CacheEnable disk /
            CacheIgnoreNoLastMod On
            """;
    }
}
