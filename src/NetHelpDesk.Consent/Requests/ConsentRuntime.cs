using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Recording;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Verdicts;

namespace NetHelpDesk.Consent.Requests;

/// <summary>What is in force for a request: the rules as they were when it arrived, and what its stages share.</summary>
internal sealed record ConsentRuntime(
    ConsentRules Rules,
    ConsentPageSet Pages,
    TimeProvider Clock,
    VerdictReporter Verdicts,
    ConsentMetrics Metrics,
    OncePerProcess Once,
    Recorder Recorder,
    FormerConsentCookie FormerCookie,
    AccountConsents? Accounts,
    IPipelineWatch Order,
    ILogger Logger)
{
    public NotAskedCheck NotAsked { get; } = new();
}
