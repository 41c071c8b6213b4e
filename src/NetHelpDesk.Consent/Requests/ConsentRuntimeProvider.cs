using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NetHelpDesk.Consent.Configuration;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Recording;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Verdicts;

namespace NetHelpDesk.Consent.Requests;

/// <summary>Holds what is in force now, and compiles the rules anew when the options change.</summary>
internal sealed class ConsentRuntimeProvider : IRulesInForce, IDisposable
{
    private readonly RegionSource? _source;
    private readonly IDisposable? _subscription;
    private volatile Runtimes _current;

    public ConsentRuntimeProvider(
        IOptionsMonitor<ConsentOptions> options,
        VerdictReporter verdicts,
        ConsentMetrics metrics,
        Recorder recorder,
        FormerConsentCookie formerCookie,
        IPipelineWatch order,
        ILoggerFactory loggers,
        TimeProvider clock,
        LocalizedTexts? localized = null,
        RegionSource? source = null,
        AccountConsents? accounts = null,
        ISigningKeys? keys = null,
        ProofLookup? proofs = null)
    {
        _source = source;
        Proofs = proofs;
        var logger = loggers.CreateLogger(Log.Category);
        Path = options.CurrentValue.Path;
        var rules = new ConsentRules(options.CurrentValue, localized, keys: keys);
        var first = new ConsentRuntime(
            rules,
            new ConsentPageSet(rules, Path),
            clock,
            verdicts,
            metrics,
            new OncePerProcess(),
            recorder,
            formerCookie,
            accounts,
            order,
            logger);
        _current = Compile(options.CurrentValue, first);
        _subscription = options.OnChange(changed =>
        {
            if (changed.Path != Path)
            {
                logger.PathIsFixed(changed.Path, Path);
            }

            _current = Compile(changed, Under(new ConsentRules(changed, localized, keys: keys)));
        });

        Runtimes Compile(ConsentOptions options, ConsentRuntime whole)
        {
            if (whole.Rules.IsReportedOnly)
            {
                // Whether all is ready to enforce can only be told by who watches.
                verdicts.Discovery.TurnOn();
            }

            return new Runtimes(
                whole,
                options.Regions.Keys.ToFrozenDictionary(
                    region => region, region => Under(new ConsentRules(options, localized, region, keys)), StringComparer.OrdinalIgnoreCase));
        }

        ConsentRuntime Under(ConsentRules rules) => first with { Rules = rules, Pages = new ConsentPageSet(rules, Path) };
    }

    /// <summary>Fixed at start: an endpoint and visitors' pages refer to it.</summary>
    public string Path { get; }

    /// <summary>Asks the store for the proof of grants that no signature proves.</summary>
    public ProofLookup? Proofs { get; }

    /// <summary>What is in force where the visitor's region is not known, or none that differs.</summary>
    public ConsentRuntime Current => _current.Whole;

    ConsentRules IRulesInForce.Rules => Current.Rules;

    /// <summary>The rules of the whole and of every region.</summary>
    public IEnumerable<ConsentRules> AllRules => _current.Regions.Values.Prepend(_current.Whole).Select(runtime => runtime.Rules);

    /// <summary>Puts a request under the rules of its visitor's region, where that has some of its own.</summary>
    public void Enter(RequestConsent consent)
    {
        if (_source is null || _current.Regions is not { Count: > 0 } regions)
        {
            return;
        }

        try
        {
            if (_source.Find(consent.Context) is { } region && regions.TryGetValue(region, out var runtime))
            {
                consent.Enter(runtime);
            }
        }
#pragma warning disable CA1031 // Whatever went wrong, the page is served by rules that are at least as strict.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            consent.Runtime.Logger.RegionFailed(exception);
        }
    }

    public void Dispose() => _subscription?.Dispose();

    private sealed record Runtimes(ConsentRuntime Whole, FrozenDictionary<string, ConsentRuntime> Regions);
}
