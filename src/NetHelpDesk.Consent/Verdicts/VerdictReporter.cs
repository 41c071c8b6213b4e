using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>Tells of each verdict: to the metrics, to observers, and once for each cookie prominently to the log.</summary>
internal sealed class VerdictReporter(
    IEnumerable<ICookieVerdictObserver> observers,
    CookieDiscovery discovery,
    FrameworkCookies framework,
    ConsentMetrics metrics,
    TimeProvider clock,
    ILoggerFactory loggers)
{
    private static readonly TimeSpan LongLived = TimeSpan.FromDays(31);

    private readonly ICookieVerdictObserver[] _observers = [.. observers];
    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);
    private readonly ToldVerdicts _told = new(origin =>
        loggers.CreateLogger(Log.Category).TooManyNames(ToldVerdicts.MaxRemembered, origin));

    public CookieDiscovery Discovery { get; } = discovery;

    public FrameworkCookies Framework { get; } = framework;

    public CookieAdvisor Advisor { get; } = new(framework);

    public void Report(
        HttpContext context,
        ConsentRules rules,
        ReadOnlySpan<char> name,
        Classification cookie,
        CookieAction action,
        VerdictReason reason,
        bool enforced)
    {
        metrics.CountVerdict(cookie.Category, action, reason);
        var isQuiet = action == CookieAction.Allow && cookie.Source != ClassificationSource.IsEssential;
        if (isQuiet && _observers.Length == 0 && !Discovery.IsOn)
        {
            return;
        }

        var shown = ShownName.Shorten(name);
        var isFirst = !isQuiet && _told.Add(shown, action, reason, cookie.Rule, context);
        if (!isFirst && _observers.Length == 0 && !Discovery.IsOn && !_logger.IsEnabled(LogLevel.Debug))
        {
            return;
        }

        var verdict = new CookieVerdict(
            ShownName.Of(shown), cookie.Category?.Name, action, reason, cookie.Source, enforced, cookie.Rule?.Pattern.Text);
        if (Discovery.IsOn)
        {
            Discover(context, rules, verdict, cookie);
        }

        foreach (var observer in _observers)
        {
            Notify(observer, context, verdict);
        }

        if (!isQuiet)
        {
            LogVerdict(context, rules, verdict, cookie, isFirst);
        }
    }

    /// <summary>Called with the cookies that the browser sent, before any is hidden.</summary>
    public void Receive(HttpRequest request, ConsentRules rules)
    {
        if (!Discovery.IsOn)
        {
            return;
        }

        try
        {
            Discovery.Receive(request, rules);
        }
#pragma warning disable CA1031 // Whatever discovery does, the request goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.ObserverFailed(exception, typeof(CookieDiscovery));
        }
    }

    private void Discover(HttpContext context, ConsentRules rules, in CookieVerdict verdict, Classification cookie)
    {
        try
        {
            Discovery.Judge(context, rules, verdict, cookie);
        }
#pragma warning disable CA1031 // Whatever discovery does, the response goes on.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _logger.ObserverFailed(exception, typeof(CookieDiscovery));
        }
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

    private void LogVerdict(
        HttpContext context, ConsentRules rules, in CookieVerdict verdict, Classification cookie, bool isFirst)
    {
        // What enforcement will change has to be seen before it does, also where the log starts at Warning.
        var level = !isFirst ? LogLevel.Debug
            : verdict.Action is not (CookieAction.Withhold or CookieAction.Hide) ? LogLevel.Information
            : !verdict.Enforced || cookie.Category is { IsNeverAsked: true, IsOff: false } ? LogLevel.Warning
            : LogLevel.Information;
        var doing = verdict.Enforced ? "is" : "would be";
        var category = verdict.Category ?? "unknown";
        var name = verdict.CookieName;
        var advice = isFirst && cookie.Source is ClassificationSource.Catalogue or ClassificationSource.Label
            && verdict.Action is CookieAction.Withhold or CookieAction.Hide
            ? Advice(rules, name, cookie)
            : "";
        switch (verdict)
        {
            case { Reason: VerdictReason.ConsentCookie }:
                // Told by itself, and once.
                break;
            case { Reason: VerdictReason.Exempt }:
                if (isFirst && !IsExemptByName(rules, verdict.CookieName))
                {
                    var question = Question(context, name);
                    _logger.EssentialWithoutPurpose(name, question, Snippet(rules, name, cookie));
                }

                break;
            case { Reason: VerdictReason.Unknown, CookieName.Length: > 0 } when isFirst:
                _logger.UnknownWithheld(verdict.CookieName, doing, Snippet(rules, verdict.CookieName, cookie));
                break;
            case { Action: CookieAction.Withhold }:
                _logger.CookieWithheld(level, verdict.CookieName, doing, category, verdict.Reason, advice);
                break;
            case { Action: CookieAction.Hide }:
                _logger.CookieHidden(level, verdict.CookieName, doing, category, verdict.Reason, advice);
                break;
            case { Action: CookieAction.Expire }:
                _logger.CookieExpired(level, verdict.CookieName, doing, category, verdict.Reason);
                break;
            case { Action: CookieAction.MakeSession or CookieAction.CapLifetime }:
                _logger.LifetimeChanged(level, verdict.CookieName, doing, category, verdict.Reason);
                break;
        }
    }

    /// <summary>The framework says <c>IsEssential</c> of its own cookies, and the catalogue what each is for.</summary>
    private static bool IsExemptByName(ConsentRules rules, string name) =>
        rules.Classifier.Classify(name, label: []).IsExempt;

    private string Advice(ConsentRules rules, string name, Classification cookie) => cookie.Category switch
    {
        { IsOff: true } => " The category is turned off.",
        { IsNeverAsked: true } => $" Visitors are not asked for this category, because nothing is declared in it; under NetHelpDeskConsent:Cookies, for example {Snippet(rules, name, cookie)} declares it.",
        _ => $" Nothing declares it; under NetHelpDeskConsent:Cookies, for example {Snippet(rules, name, cookie)} does.",
    };

    private string Snippet(ConsentRules rules, string name, Classification cookie) =>
        CookieSnippet.Of(Advisor.Of(name, cookie, rules));

    /// <summary>Libraries call essential what recognises visitors for a year.</summary>
    private string Question(HttpContext context, string name)
    {
        foreach (var header in context.Response.Headers.SetCookie)
        {
            var line = new SetCookieLine(header);
            if (line.Name.SequenceEqual(name) && line.Lifetime.Read(clock.GetUtcNow()) is { } lifetime && lifetime > LongLived)
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $" It lives for {lifetime.TotalDays:0} days: does the page really not work without it, or does it recognise visitors? Then give it the category that fits.");
            }
        }

        return "";
    }
}
