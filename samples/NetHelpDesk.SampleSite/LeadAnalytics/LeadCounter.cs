namespace NetHelpDesk.Site.LeadAnalytics;

/// <summary>Page views by page, in memory. Bounded: addresses are chosen by visitors.</summary>
public sealed class LeadCounter
{
    public const string OtherPages = "(other pages)";
    private const int MostPages = 200;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, long> _views = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyList<KeyValuePair<string, long>> Views
    {
        get
        {
            lock (_lock)
            {
                return [.. _views.OrderByDescending(view => view.Value).ThenBy(view => view.Key, StringComparer.Ordinal)];
            }
        }
    }

    public void Count(string page)
    {
        lock (_lock)
        {
            var key = _views.ContainsKey(page) || _views.Count < MostPages ? page : OtherPages;
            _views[key] = _views.GetValueOrDefault(key) + 1;
        }
    }
}
