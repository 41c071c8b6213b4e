using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace NetHelpDesk.Consent;

/// <summary>Holds what is in force now, and compiles the rules anew when the options change.</summary>
internal sealed class ConsentRuntimeProvider : IDisposable
{
    private readonly IDisposable? _subscription;
    private volatile ConsentRuntime _current;

    public ConsentRuntimeProvider(
        IOptionsMonitor<ConsentOptions> options,
        VerdictReporter verdicts,
        ConsentMetrics metrics,
        Recorder recorder,
        ILoggerFactory loggers,
        TimeProvider clock,
        LocalizedTexts? localized = null,
        AccountConsents? accounts = null)
    {
        var logger = loggers.CreateLogger(Log.Category);
        var rules = new ConsentRules(options.CurrentValue, localized);
        Path = options.CurrentValue.Path;
        _current = new ConsentRuntime(
            rules, new ConsentPageSet(rules, Path), clock, verdicts, metrics, new OncePerProcess(), recorder, accounts, logger);
        _subscription = options.OnChange(changed =>
        {
            if (changed.Path != Path)
            {
                logger.PathIsFixed(changed.Path, Path);
            }

            var changedRules = new ConsentRules(changed, localized);
            _current = _current with { Rules = changedRules, Pages = new ConsentPageSet(changedRules, Path) };
        });
    }

    /// <summary>Fixed at start: an endpoint and visitors' pages refer to it.</summary>
    public string Path { get; }

    public ConsentRuntime Current => _current;

    public void Dispose() => _subscription?.Dispose();
}
