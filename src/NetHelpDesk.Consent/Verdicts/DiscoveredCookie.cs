using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Verdicts;

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
    private string? _sample;
    private Classification _cookie = Classification.Unknown;
    private volatile bool _isWritten;

    /// <summary>The application wrote it.</summary>
    public bool IsWritten => _isWritten;

    public void Received(string name, Classification cookie)
    {
        lock (_lock)
        {
            _received++;
            Describe(name, cookie, isWritten: false);
        }
    }

    public void Judged(in CookieVerdict verdict, Classification cookie, bool isWritten)
    {
        lock (_lock)
        {
            Describe(verdict.CookieName, cookie, isWritten);
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
                _sample ?? key,
                _cookie);
        }
    }

    /// <summary>
    /// The last classification counts: options may have changed. But a request tells nothing of what code said when it
    /// wrote the cookie, which stands.
    /// </summary>
    private void Describe(string name, Classification cookie, bool isWritten)
    {
        if (_names.Count < MaxExamples)
        {
            _names.Add(name);
        }

        if (isWritten || !_isWritten || cookie.Source == ClassificationSource.SiteRule)
        {
            _cookie = cookie;
            _sample = isWritten && !_isWritten ? name : _sample ?? name;
            _isWritten |= isWritten;
        }
    }

    private static void Count<T>(Dictionary<T, long> counts, T key)
        where T : notnull =>
        counts[key] = counts.GetValueOrDefault(key) + 1;
}
