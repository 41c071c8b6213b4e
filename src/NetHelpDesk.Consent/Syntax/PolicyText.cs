namespace NetHelpDesk.Consent.Syntax;

/// <summary>Adds hosts to one content security policy as it stands in a header. Pure.</summary>
internal sealed class PolicyText
{
    private const string None = "'none'";

    private readonly List<(string Name, List<string> Sources)> _directives = [];

    private PolicyText(string text)
    {
        foreach (var directive in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var words = directive.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            _directives.Add((words[0], [.. words.Skip(1)]));
        }
    }

    /// <summary>
    /// The policies of one header (CSP 3, 2.2.2: separated by commas) with the hosts in each that would keep them out;
    /// the same text where there is none. A policy that does not restrict a directive still does not.
    /// </summary>
    public static string Add(string header, IEnumerable<KeyValuePair<string, string[]>> hosts)
    {
        var policies = header.Split(',');
        var isChanged = false;
        for (var i = 0; i < policies.Length; i++)
        {
            var policy = new PolicyText(policies[i]);
            if (hosts.Aggregate(false, (changed, directive) => policy.Add(directive.Key, directive.Value) | changed))
            {
                policies[i] = policy.ToString();
                isChanged = true;
            }
        }

        return isChanged ? string.Join(", ", policies.Select(policy => policy.Trim())) : header;
    }

    public override string ToString() =>
        string.Join("; ", _directives.Select(directive => string.Join(' ', directive.Sources.Prepend(directive.Name))));

    private bool Add(string directive, string[] hosts)
    {
        // Where a policy has script-src-elem, script-src says nothing of script elements.
        var changed = PolicyDirective.ElementOf(directive) is { } element
            && Find(element) is { } ofElements
            && Add(ofElements, hosts);
        if (Find(directive) is { } sources)
        {
            return Add(sources, hosts) | changed;
        }

        foreach (var name in PolicyDirective.FallbacksOf(directive))
        {
            if (Find(name) is { } standIn)
            {
                // Only this directive is opened, not whatever else its stand-in counts for.
                var own = new List<string>(standIn);
                changed |= Add(own, hosts);
                _directives.Add((directive, own));
                return changed;
            }
        }

        return changed;
    }

    /// <summary><c>'none'</c> counts only where it stands alone; beside a host, browsers ignore it and warn.</summary>
    private static bool Add(List<string> sources, string[] hosts)
    {
        var missing = hosts.Where(host => !sources.Contains(host, StringComparer.OrdinalIgnoreCase)).ToArray();
        if (missing.Length == 0)
        {
            return false;
        }

        sources.RemoveAll(source => source.Equals(None, StringComparison.OrdinalIgnoreCase));
        sources.AddRange(missing);
        return true;
    }

    /// <summary>Of two directives of one name, the first counts (CSP 3, 2.2.1).</summary>
    private List<string>? Find(string name) =>
        _directives.FirstOrDefault(directive => directive.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Sources;
}
