using System.Diagnostics.Metrics;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Telemetry;

/// <summary>The meter <c>NetHelpDesk.Consent</c>.</summary>
internal sealed class ConsentMetrics
{
    public const string MeterName = "NetHelpDesk.Consent";

    private readonly Counter<long> _verdicts;
    private readonly Counter<long> _decisions;

    public ConsentMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _verdicts = meter.CreateCounter<long>(
            "nethelpdesk.consent.verdicts", "{cookie}", "Cookies in responses, by category, action and reason.");
        _decisions = meter.CreateCounter<long>(
            "nethelpdesk.consent.decisions", "{decision}", "Decisions of visitors, by choice.");
    }

    public void CountVerdict(Category? category, CookieAction action, VerdictReason reason)
    {
        if (_verdicts.Enabled)
        {
            _verdicts.Add(
                1,
                new("category", category?.Name ?? "unknown"),
                new("action", action.ToString()),
                new("reason", reason.ToString()));
        }
    }

    public void CountDecision(DecisionKind kind)
    {
        if (_decisions.Enabled)
        {
            _decisions.Add(1, new KeyValuePair<string, object?>("choice", kind.ToString()));
        }
    }
}
