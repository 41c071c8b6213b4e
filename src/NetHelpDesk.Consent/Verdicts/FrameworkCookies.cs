using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Session;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using NetHelpDesk.Consent.Languages;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>
/// The cookies of those parts of ASP.NET Core that are in use, by the names that the application gave them: in services,
/// or where the part was put into the pipeline. Session and culture cookies are not essential by themselves, and the
/// log says so once.
/// </summary>
internal sealed class FrameworkCookies(
    AskedOptions<SessionOptions> session,
    AskedOptions<RequestLocalizationOptions> localization,
    IServiceProvider services,
    ILoggerFactory loggers)
{
    private const string SessionFeature = "ASP.NET Core session";
    private const string CultureFeature = "The culture cookie";

    /// <summary>The part of the session middleware that writes its cookie. The page runs inside the middleware too.</summary>
    private const string SessionWriter = "SessionEstablisher";

    /// <summary>Names are the application's, which may make them from what visitors send.</summary>
    private const int MaxLooks = 500;

    private readonly ILogger _logger = loggers.CreateLogger(Log.Category);
    private readonly ConcurrentDictionary<string, FrameworkCookie> _byName = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<FrameworkCookie, bool> _told = new();
    private readonly ConcurrentDictionary<string, bool> _lookedAt = new(StringComparer.Ordinal);
    private readonly NameRooms _looks = new(MaxLooks);
    private FrameworkCookie? _guessedCulture;
    private int _isCultureGuessed;
    private int _isCultureKnown;
    private volatile bool _hasSession;

    /// <summary>What was told and is not declared by now, whether the application was seen to write it or not.</summary>
    public IEnumerable<CookieAdvice> ToDeclare(ConsentRules rules) =>
        from cookie in _told.Keys
        let found = rules.Classifier.Classify(cookie.Name, label: [])
        where found.Source != ClassificationSource.SiteRule
        orderby cookie.Name
        select new CookieAdvisor(this).Of(cookie.Name, found, rules);

    public FrameworkCookie? Find(string name) => _byName.TryGetValue(name, out var cookie) ? cookie : null;

    /// <summary>Called when the pipeline is put together: by now, what uses the registered options has asked for them.</summary>
    public void LookAtServices(ConsentRules rules)
    {
        if (session.IsAsked)
        {
            var cookie = services.GetRequiredService<IOptions<SessionOptions>>().Value.Cookie;
            AddSession(cookie.Name, rules, cookie.IsEssential);
        }

        if (localization.IsAsked)
        {
            AddCulture(services.GetRequiredService<IOptions<RequestLocalizationOptions>>().Value, rules);
        }

        _hasSession = IsRegistered<ISessionStore>();
        if (IsRegistered<ITempDataProvider>())
        {
            Add("TempData", services.GetRequiredService<IOptions<CookieTempDataProviderOptions>>().Value.Cookie.Name, CookieCategory.Essential, PurposeIn(rules, "formInput"));
        }

        if (IsRegistered<IAntiforgery>())
        {
            Add("Antiforgery", services.GetRequiredService<IOptions<AntiforgeryOptions>>().Value.Cookie.Name, CookieCategory.Essential, PurposeIn(rules, "formProtection"));
        }
    }

    /// <summary>
    /// Called when a response starts: <c>UseRequestLocalization</c> may have been given options of its own, which are
    /// those of the provider that told the culture. Where none told it, the name is guessed until one does.
    /// </summary>
    public void LookAtCulture(HttpContext context, ConsentRules rules)
    {
        if (Volatile.Read(ref _isCultureKnown) == 0 && context.Features.Get<IRequestCultureFeature>() is { } culture)
        {
            if (culture.Provider is RequestCultureProvider { Options: { } options })
            {
                AddCulture(options, rules);
            }
            else if (Interlocked.Exchange(ref _isCultureGuessed, 1) == 0)
            {
                _guessedCulture = AddCulture(CookieRequestCultureProvider.DefaultCookieName, rules);
            }
        }
    }

    /// <summary>
    /// Called as the application appends a cookie: <c>UseSession</c> may have been given options of its own, and tells
    /// nobody the name. It appends its cookie itself, so that it is among the callers.
    /// </summary>
    public void LookAtAppend(HttpContext context, string name, ConsentRules rules)
    {
        if (_hasSession
            && context.Features.Get<ISessionFeature>() is not null
            && !_byName.ContainsKey(name)
            && !_lookedAt.ContainsKey(name)
            && _looks.TryEnter(NameOrigin.Of(context, name))
            && _lookedAt.TryAdd(name, true)
            && new StackTrace(fNeedFileInfo: false).ToString().Contains(SessionWriter, StringComparison.Ordinal))
        {
            AddSession(name, rules, isEssential: false);
        }
    }

    private bool IsRegistered<TService>() =>
        services.GetService<IServiceProviderIsService>()?.IsService(typeof(TService)) == true;

    private void AddSession(string? name, ConsentRules rules, bool isEssential)
    {
        if (Add(SessionFeature, name, CookieCategory.Session, "Keeps what you entered in this visit") is { } cookie)
        {
            TellIfUndeclared(cookie, rules, isEssential);
        }
    }

    private void AddCulture(RequestLocalizationOptions options, ConsentRules rules)
    {
        if (Interlocked.Exchange(ref _isCultureKnown, 1) != 0)
        {
            return;
        }

        var name = options.RequestCultureProviders.OfType<CookieRequestCultureProvider>().FirstOrDefault()?.CookieName;
        if (_guessedCulture is { } guessed && guessed.Name != name)
        {
            _byName.TryRemove(guessed.Name, out _);
            _told.TryRemove(guessed, out _);
        }

        AddCulture(name, rules);
    }

    private FrameworkCookie? AddCulture(string? name, ConsentRules rules)
    {
        var cookie = Add(CultureFeature, name, CookieCategory.Session, "Remembers the language you chose");
        if (cookie is not null)
        {
            TellIfUndeclared(cookie, rules, isEssential: false);
        }

        return cookie;
    }

    private FrameworkCookie? Add(string feature, string? name, string category, string purpose)
    {
        var cookie = name is null ? null : new FrameworkCookie(feature, name, category, purpose);
        return cookie is not null && _byName.TryAdd(cookie.Name, cookie) ? cookie : null;
    }

    /// <summary>The built-in policy loses such a cookie in silence.</summary>
    private void TellIfUndeclared(FrameworkCookie cookie, ConsentRules rules, bool isEssential)
    {
        var found = rules.Classifier.Classify(cookie.Name, isEssential ? CategoryLabel.IsEssential : []);
        if (found.Source != ClassificationSource.SiteRule && !found.IsExempt)
        {
            _told.TryAdd(cookie, true);
            var advice = new CookieAdvisor(this).Of(cookie.Name, found, rules);
            _logger.UndeclaredFrameworkCookie(
                cookie.Feature, cookie.Name, CookieSnippet.Exempt(advice), CookieSnippet.Of(advice));
        }
    }

    private static string PurposeIn(ConsentRules rules, string purpose) => rules.Languages.Default[TextKey.PurposePrefix + purpose];
}
