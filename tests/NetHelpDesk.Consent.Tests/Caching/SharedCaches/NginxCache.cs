using NetHelpDesk.Consent.Testing;

namespace NetHelpDesk.Consent.Tests;

/// <summary>nginx as sites set it up: it keeps what says nothing too, and says of each response where it comes from.</summary>
internal sealed class NginxCache : NginxServer
{
    protected override string Http(IReadOnlyList<Uri> sites) => "proxy_cache_path cache keys_zone=pages:1m;";

    protected override string Location(IReadOnlyList<Uri> sites) =>
        $"""
        proxy_pass {sites[0].GetLeftPart(UriPartial.Authority)};
        proxy_cache pages;
        proxy_cache_valid 200 10m;
        proxy_cache_revalidate on;
        proxy_cache_lock on;
        """;
}
