namespace NetHelpDesk.Consent;

/// <summary>What was seen of one cookie, or of all that one pattern stands for.</summary>
internal sealed class DiscoveredCookie(string key)
{
    private const int MaxExamples = 5;
    private const int MaxEndpoints = 25;
    private const string OtherEndpoints = "(others)";

    private readonly Lock _lock = new();
    private readonly SortedSet<string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<CookieWay, long> _ways = [];
    private readonly Dictionary<string, long> _endpoints = new(StringComparer.Ordinal);
    private readonly Dictionary<(CookieAction, VerdictReason, bool), long> _verdicts = [];
    private long _received;
    private string? _category;
    private ClassificationSource _classifiedBy = ClassificationSource.Unknown;
    private CookieRule? _rule;
    private bool _isExempt;

    public void Received(string name, Classification cookie)
    {
        lock (_lock)
        {
            _received++;
            Describe(name, cookie);
        }
    }

    public void Judged(in CookieVerdict verdict, Classification cookie)
    {
        lock (_lock)
        {
            Describe(verdict.CookieName, cookie);
            Count(_verdicts, (verdict.Action, verdict.Reason, verdict.Enforced));
        }
    }

    public void Written(CookieWay way, string endpoint)
    {
        lock (_lock)
        {
            Count(_ways, way);
            Count(_endpoints, _endpoints.Count < MaxEndpoints || _endpoints.ContainsKey(endpoint) ? endpoint : OtherEndpoints);
        }
    }

    public CookieReport Report()
    {
        lock (_lock)
        {
            return new CookieReport(
                key,
                [.. _names],
                _received,
                [.. _ways.OrderBy(way => way.Key)],
                [.. _endpoints.OrderByDescending(endpoint => endpoint.Value).ThenBy(endpoint => endpoint.Key, StringComparer.Ordinal)],
                [.. _verdicts.OrderByDescending(verdict => verdict.Value)
                    .Select(verdict => new VerdictCount(verdict.Key.Item1, verdict.Key.Item2, verdict.Key.Item3, verdict.Value))],
                _category,
                _classifiedBy,
                _rule,
                _isExempt);
        }
    }

    /// <summary>The last classification counts: options may have changed.</summary>
    private void Describe(string name, Classification cookie)
    {
        if (_names.Count < MaxExamples)
        {
            _names.Add(name);
        }

        (_category, _classifiedBy, _rule, _isExempt) = (cookie.Category?.Name, cookie.Source, cookie.Rule, cookie.IsExempt);
    }

    private static void Count<T>(Dictionary<T, long> counts, T key)
        where T : notnull =>
        counts[key] = counts.GetValueOrDefault(key) + 1;
}
