using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NetHelpDesk.Consent;

/// <summary>Tells of each verdict: to the metrics, to observers, and once for each cookie prominently to the log.</summary>
internal sealed class VerdictReporter(
    IEnumerable<ICookieVerdictObserver> observers,
    ConsentMetrics metrics,
    ILoggerFactory loggers)
{
    /// <summary>Names come from outside; what is remembered of them is bounded.</summary>
    private const int MaxRemembered = 1000;

    private const int MaxShownName = 128;

    private readonly ICookieVerdictObserver[] _observers = [.. observers];
    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);
    private readonly ConcurrentDictionary<(string Name, CookieAction Action, VerdictReason Reason), bool> _told = new();
    private int _remembered;

    public void Report(
        HttpContext context,
        ReadOnlySpan<char> name,
        in Classification cookie,
        CookieAction action,
        VerdictReason reason,
        bool enforced)
    {
        metrics.CountVerdict(cookie.Category, action, reason);
        var isQuiet = action == CookieAction.Allow && cookie.Source != ClassificationSource.IsEssential;
        if (isQuiet && _observers.Length == 0)
        {
            return;
        }

        var verdict = new CookieVerdict(Show(name), cookie.Category?.Name, action, reason, cookie.Source, enforced);
        foreach (var observer in _observers)
        {
            Notify(observer, context, verdict);
        }

        if (!isQuiet)
        {
            LogVerdict(verdict);
        }
    }

    /// <summary>A name from outside must neither fill the log nor forge a line in it.</summary>
    private static string Show(ReadOnlySpan<char> name)
    {
        var shown = new string(name.Length > MaxShownName ? name[..MaxShownName] : name);
        return shown.Any(char.IsControl) ? string.Concat(shown.Select(c => char.IsControl(c) ? '?' : c)) : shown;
    }

    private void Notify(ICookieVerdictObserver observer, HttpContext context, in CookieVerdict verdict)
    {
        try
        {
            observer.OnVerdict(context, verdict);
        }
#pragma warning disable CA1031 // Whatever an observer does, the response goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.ObserverFailed(exception, observer.GetType());
        }
    }

    private void LogVerdict(in CookieVerdict verdict)
    {
        var isFirst = IsFirst(verdict);
        var level = isFirst ? LogLevel.Information : LogLevel.Debug;
        var doing = verdict.Enforced ? "is" : "would be";
        var category = verdict.Category ?? "unknown";
        switch (verdict)
        {
            case { Reason: VerdictReason.Exempt }:
                if (isFirst)
                {
                    _logger.EssentialWithoutPurpose(verdict.CookieName, Snippet(verdict.CookieName, CookieCategory.Essential));
                }

                break;
            case { Reason: VerdictReason.Unknown, CookieName.Length: > 0 } when isFirst:
                _logger.UnknownWithheld(verdict.CookieName, doing, Snippet(verdict.CookieName, CookieCategory.Tracking));
                break;
            case { Action: CookieAction.Withhold }:
                _logger.CookieWithheld(level, verdict.CookieName, doing, category, verdict.Reason);
                break;
            case { Action: CookieAction.Hide }:
                _logger.CookieHidden(level, verdict.CookieName, doing, category, verdict.Reason);
                break;
            case { Action: CookieAction.Expire }:
                _logger.CookieExpired(level, verdict.CookieName, doing, category, verdict.Reason);
                break;
            case { Action: CookieAction.MakeSession or CookieAction.CapLifetime }:
                _logger.LifetimeChanged(level, verdict.CookieName, doing, category, verdict.Reason);
                break;
        }
    }

    private bool IsFirst(in CookieVerdict verdict)
    {
        var key = (verdict.CookieName, verdict.Action, verdict.Reason);
        return !_told.ContainsKey(key)
            && Volatile.Read(ref _remembered) < MaxRemembered
            && _told.TryAdd(key, true)
            && Interlocked.Increment(ref _remembered) > 0;
    }

    private static string Snippet(string name, string category) =>
        $$"""
        "{{JsonEncodedText.Encode(name)}}": { "Category": "{{category}}", "Purpose": "…" }
        """;
}
