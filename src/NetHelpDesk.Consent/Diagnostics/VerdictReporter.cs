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
    /// <summary>A name from outside must not fill the log.</summary>
    private const int MaxShownName = 128;

    private readonly ICookieVerdictObserver[] _observers = [.. observers];
    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);
    private readonly ToldVerdicts _told = new();

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

        var shown = name.Length > MaxShownName ? name[..MaxShownName] : name;
        var isFirst = !isQuiet && _told.Add(shown, action, reason);
        if (!isFirst && _observers.Length == 0 && !_logger.IsEnabled(LogLevel.Debug))
        {
            return;
        }

        var verdict = new CookieVerdict(Show(shown), cookie.Category?.Name, action, reason, cookie.Source, enforced);
        foreach (var observer in _observers)
        {
            Notify(observer, context, verdict);
        }

        if (!isQuiet)
        {
            LogVerdict(verdict, isFirst);
        }
    }

    /// <summary>A name from outside must not forge a line in the log.</summary>
    private static string Show(ReadOnlySpan<char> name)
    {
        var shown = name.ToString();
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

    private void LogVerdict(in CookieVerdict verdict, bool isFirst)
    {
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

    private static string Snippet(string name, string category) =>
        $$"""
        "{{JsonEncodedText.Encode(name)}}": { "Category": "{{category}}", "Purpose": "…" }
        """;
}
