namespace NetHelpDesk.Consent.RecordTests;

/// <summary>nginx before several nodes, as its documentation sets it up.</summary>
internal sealed class Nginx : NginxServer
{
    public static async Task<Nginx> StartNewAsync(IEnumerable<Node> nodes)
    {
        var nginx = new Nginx();
        await nginx.StartAsync([.. nodes.Select(node => node.Address)]);
        return nginx;
    }

    // After one failure nginx would leave a node alone for ten seconds, in which the others are restarted too.
    protected override string Http(IReadOnlyList<Uri> sites) =>
        $$"""
        upstream nodes {
          {{string.Join("\n  ", sites.Select(site => $"server 127.0.0.1:{site.Port} max_fails=0;"))}}
        }
        """;

    protected override string Location(IReadOnlyList<Uri> sites) => "proxy_pass http://nodes;";
}
