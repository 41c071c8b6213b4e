using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent;

/// <summary>
/// One request's consent: the state, read when first asked for, and the features by which the application sees it.
/// One object for each request, never pooled, and cut off from the context when the request ends
/// (<see cref="End"/>): an application that holds on to it must not see another visitor's.
/// </summary>
internal sealed partial class RequestConsent : IConsentFeature, ITrackingConsentFeature, IResponseCookiesFeature, IResponseCookies
{
    private ConsentState? _state;

    /// <summary>The mode plus one; 0 while it is not known. One byte, because every request has this object.</summary>
    private byte _enforcement;

    private bool _isKeptOut;
    private bool _callsAnyEssential;

    public RequestConsent(HttpContext context, ConsentRuntime runtime, IResponseCookiesFeature? inner, IHeaderDictionary headers)
    {
        _context = context;
        Runtime = runtime;
        _headersOrCookies = inner is null ? headers : new ServersCookies(context.Features, headers, inner.Cookies);
    }

    public ConsentRuntime Runtime { get; private set; }

    public ConsentRules Rules => Runtime.Rules;

    public ConsentState State => _state ??= Read();

    /// <summary>What this request's entry in a cache varies by.</summary>
    public string CacheKey => Consent.VaryKey.Of(
        State, BannerLanguage.Of(Context, Rules), ForeignFrame.Shows(Context.Request));

    /// <summary>A decision was made in this request that the consent cookie does not hold yet.</summary>
    public bool HasUnwrittenDecision { get; private set; }

    /// <summary>The cookies that the browser sent were looked at.</summary>
    public bool HasLooked { get; set; }

    /// <summary>The browser sent cookies without consent: <see cref="SentCookies"/> among the features holds them.</summary>
    public bool HasSentCookies { get; private set; }

    /// <summary>The response depends on the visitor's consent.</summary>
    public bool IsDependent { get; private set; }

    /// <summary>
    /// What is done here with cookies. By the path as it is first seen behind <c>UsePathBase</c>: re-execution and
    /// <c>Map</c> change it later.
    /// </summary>
    public EnforcementMode Enforcement
    {
        get
        {
            if (_enforcement == 0)
            {
                var mode = Rules.HasPaths
                    ? Rules.EnforcementFor(Context.Request.PathBase.Add(Context.Request.Path).Value ?? "")
                    : Rules.Enforcement;
                _enforcement = (byte)(mode + 1);
            }

            return (EnforcementMode)_enforcement - 1;
        }
    }

    /// <summary>
    /// The object of a request, or nothing where it has none yet. A server keeps a place for the cookies of a response, so
    /// that looking there first takes a third of the time.
    /// </summary>
    /// <param name="features">The features of a request.</param>
    /// <param name="cookies">Its cookies: this object, unless another middleware stands before it.</param>
    public static RequestConsent? Of(IFeatureCollection features, IResponseCookiesFeature? cookies) =>
        cookies is null ? null : cookies as RequestConsent ?? features.Find<RequestConsent>();

    /// <summary>
    /// Puts the request under the rules of the visitor's region. Where somebody has asked before, what was said stands: it
    /// came of rules that are at least as strict.
    /// </summary>
    public void Enter(ConsentRuntime region)
    {
        if (_state is null)
        {
            Runtime = region;
        }
    }

    /// <summary>Makes a decision: it counts at once, and is written when the response starts.</summary>
    public void Decide(DecisionKind kind, CategoryMask granted, CategoryMask refused)
    {
        lock (this)
        {
            ThrowIfOver();
            KeepOut();
            MarkDependent();
            Take(kind, State.Decide(granted, refused, Runtime.Clock.GetUtcNow()));
        }
    }

    private void Take(DecisionKind kind, Decision decision)
    {
        lock (this)
        {
            ThrowIfOver();
            _state = State.After(decision, Runtime.Clock.GetUtcNow());
            Validators.Drop(Context.Request);
            RequestCookieHider.TryHide(this);
            Runtime.Metrics.CountDecision(kind);
            if (Context.Response.HasStarted)
            {
                Runtime.Logger.DecisionTooLate();
            }
            else
            {
                HasUnwrittenDecision = true;
            }
        }
    }

    /// <summary>Whether a cookie may be sent; an exempt one is told without reading the visitor's consent.</summary>
    public VerdictReason PermissionFor(Classification cookie) =>
        cookie.IsExempt ? VerdictReason.Exempt : CookieDecider.Permission(cookie, State, Rules.UnknownCookies);

    /// <summary>Called for a cookie that the browser sent without consent.</summary>
    public void Remember(ReadOnlySpan<char> name, CookieRule rule, bool hidden)
    {
        var sent = HasSentCookies ? Context.Features.Find<SentCookies>() : null;
        if (sent is null)
        {
            Context.Features.Put(sent = new SentCookies());
            HasSentCookies = true;
        }

        if (sent.TryAdd(name, rule) && Rules.HideRequestCookies)
        {
            var classification = rule.Classification;
            Runtime.Verdicts.Report(
                Context, Rules, name, classification, CookieAction.Hide, PermissionFor(classification), enforced: hidden);
        }
    }

    public void MarkDependent()
    {
        if (!IsDependent)
        {
            IsDependent = true;
            Validators.Drop(Context.Request);
            TellCaches();
        }
    }

    /// <summary>
    /// Called when the response starts for a cookie whose verdict depended on consent, whether it is sent or not.
    /// <see cref="MarkAgain"/> then tells the caches.
    /// </summary>
    public void MarkByVerdict() => _isKeptOut = IsDependent = true;

    /// <summary>Called by what may store the response before its cookies are judged.</summary>
    public void MarkBeforeStart()
    {
        if (!Context.Response.HasStarted && SetCookieEnforcer.HasDependent(this))
        {
            MarkByVerdict();
        }

        MarkAgain();
    }

    /// <summary>
    /// Called when the response starts: the output cache may come later in the pipeline than the first question, and
    /// clearing the response, as an exception handler does, clears the mark.
    /// </summary>
    /// <returns>Whether the response depends on consent.</returns>
    public bool MarkAgain()
    {
        if (_isKeptOut)
        {
            OutputCaching.KeepOut(Context);
        }

        if (IsDependent)
        {
            TellCaches();
            SharedCaching.SayPrivate(Context.Response);
            return true;
        }

        return ResponseCaching.MarkCopy(this);
    }

    /// <summary>The output cache must not store the response at all. One that comes later is told by <see cref="MarkAgain"/>.</summary>
    public void KeepOut()
    {
        if (!_isKeptOut)
        {
            _isKeptOut = true;
            OutputCaching.KeepOut(Context);
        }
    }

    /// <summary>The output cache is not asked what it stores the response under where it must not store it at all.</summary>
    private void TellCaches()
    {
        if (_isKeptOut)
        {
            ResponseCaching.TellOthers(this);
        }
        else
        {
            ResponseCaching.MarkDependent(this);
        }
    }

    /// <summary>Fixes by which path the request is enforced.</summary>
    public void FixEnforcement() => _ = Enforcement;

    /// <summary>Called before anybody asks, where the visitor is signed in with an account that consent is linked to.</summary>
    public void Follow(AccountConsent account) => _state = State.Following(account, Runtime.Clock.GetUtcNow());

    private ConsentState Read(bool isOver = false)
    {
        var request = Context.Request;
        try
        {
            var state = ConsentReader.Read(request, Rules, Runtime.Clock);
            if (isOver)
            {
                return state;
            }

            NoteSignal(state);
            SignProven(state);
            return NoteUnrecorded(state);
        }
#pragma warning disable CA1031 // Whatever went wrong, the page is served, and nothing is granted.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Runtime.Logger.ReadFailed(exception);
            return ConsentState.Unreadable(Rules);
        }
    }
}
