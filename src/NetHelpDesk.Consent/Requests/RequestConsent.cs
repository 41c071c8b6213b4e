using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Reading;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Telemetry;

namespace NetHelpDesk.Consent.Requests;

/// <summary>
/// What is known of one request: its visitor's consent, read when first asked for, and what was seen of its cookies.
/// One object for each request, never pooled, and cut off from the context when the request ends (<see cref="End"/>):
/// an application that holds on to it must not see another visitor's. What the application sees of it is added above,
/// in the same object.
/// </summary>
/// <remarks>
/// Servers use a context again for the next request of a connection, which a proxy shares among visitors. What the
/// application calls therefore holds this object's lock while it reaches for the context, and the end waits for it: a
/// lock of its own would be another object for every request.
/// </remarks>
internal abstract class RequestConsent(HttpContext context, ConsentRuntime runtime)
{
    private HttpContext? _context = context;
    private ConsentState? _state;

    /// <summary>The mode plus one; 0 while it is not known. One byte, because every request has this object.</summary>
    private byte _enforcement;

    private CookieLook _look;

    private enum CookieLook : byte
    {
        None,
        Taken,
        FoundSome,
    }

    /// <exception cref="ObjectDisposedException">The request has ended.</exception>
    public HttpContext Context => _context ?? throw Over();

    /// <summary>The server is done with the request.</summary>
    public bool IsOver => _context is null;

    public ConsentRuntime Runtime { get; private set; } = runtime;

    public ConsentRules Rules => Runtime.Rules;

    public ConsentState State => _state ??= Read();

    /// <summary>The state, if somebody has asked for it.</summary>
    public ConsentState? KnownState => _state;

    /// <summary>What this request's entry in a cache varies by.</summary>
    public string CacheKey => VaryKey.Of(
        State, BannerLanguage.Of(Context, Rules), ForeignFrame.Shows(Context.Request));

    /// <summary>A decision was made in this request that the consent cookie does not hold yet.</summary>
    public bool HasUnwrittenDecision { get; set; }

    /// <summary>The cookies that the browser sent were looked at.</summary>
    public bool HasLooked => _look != CookieLook.None;

    /// <summary>The browser sent cookies without consent: <see cref="SentCookies"/> among the features holds them.</summary>
    public bool HasSentCookies => _look == CookieLook.FoundSome;

    /// <summary>The cookies of the response were judged.</summary>
    public bool IsJudged { get; set; }

    /// <summary>
    /// No cookie can be written any more: the response has started, which a response that other code put before the
    /// server's does not tell, or its cookies were judged.
    /// </summary>
    public bool HasStarted => IsJudged || Context.Response.HasStarted;

    /// <summary>The response depends on the visitor's consent.</summary>
    public bool IsDependent { get; set; }

    /// <summary>The output cache must not store the response at all.</summary>
    public bool IsKeptOut { get; private set; }

    /// <summary>Code called a cookie essential: <see cref="EssentialNames"/> among the features holds which.</summary>
    public bool CallsAnyEssential { get; private set; }

    /// <summary>The application took it with <c>GetConsent</c>, and may ask when the request has ended.</summary>
    public bool IsTaken { get; set; }

    /// <summary>The consent cookie alone does not tell the state: a page opens nothing until the server was asked.</summary>
    public bool MustAsk => State.Account is not null;

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

    /// <summary>Fixes by which path the request is enforced.</summary>
    public void FixEnforcement() => _ = Enforcement;

    /// <summary>Called before anybody asks, where the visitor is signed in with an account that consent is linked to.</summary>
    public void Follow(AccountConsent account) => _state = State.Following(account, Runtime.Clock.GetUtcNow());

    /// <summary>Called when a decision was made, or taken back.</summary>
    public void Replace(ConsentState state) => _state = state;

    /// <summary>Whether a cookie may be sent; an exempt one is told without reading the visitor's consent.</summary>
    public VerdictReason PermissionFor(Classification cookie) =>
        cookie.IsExempt ? VerdictReason.Exempt : CookieDecider.Permission(cookie, State, Rules.UnknownCookies);

    /// <summary>Called before the cookies that the browser sent are looked at.</summary>
    public void MarkLooked() => _look = HasSentCookies ? _look : CookieLook.Taken;

    /// <summary>Called for a cookie that the browser sent without consent.</summary>
    public void Remember(ReadOnlySpan<char> name, CookieRule rule, bool hidden)
    {
        var sent = HasSentCookies ? Context.Features.Find<SentCookies>() : null;
        if (sent is null)
        {
            Context.Features.Put(sent = new SentCookies());
            _look = CookieLook.FoundSome;
        }

        if (sent.TryAdd(name, rule) && Rules.HideRequestCookies)
        {
            var classification = rule.Classification;
            Runtime.Verdicts.Report(
                Context, Rules, name, classification, CookieAction.Hide, PermissionFor(classification), enforced: hidden);
        }
    }

    /// <summary>Called for a cookie that code calls essential when it appends it, and that nothing else makes so.</summary>
    public void CallEssential(string name)
    {
        if (!CallsAnyEssential)
        {
            Context.Features.Put(new EssentialNames());
            CallsAnyEssential = true;
        }

        Context.Features.Find<EssentialNames>()!.Add(name);
    }

    /// <summary>Whether code called a cookie of this name essential.</summary>
    public bool IsCalledEssential(ReadOnlySpan<char> name) =>
        CallsAnyEssential && Context.Features.Find<EssentialNames>()!.Contains(name);

    /// <summary>The output cache must not store the response at all. One that comes later is told when the response starts.</summary>
    public void KeepOut()
    {
        if (!IsKeptOut)
        {
            IsKeptOut = true;
            OutputCaching.KeepOut(Context);
        }
    }

    /// <summary>
    /// Called when the response starts for a cookie whose verdict depended on consent, whether it is sent or not. The
    /// caches are told afterwards.
    /// </summary>
    public void MarkByVerdict() => IsKeptOut = IsDependent = true;

    /// <summary>
    /// Called when the server is done with the request: from here on the state stays as it is, and nothing reaches the
    /// context any more.
    /// </summary>
    public void End()
    {
        lock (this)
        {
            if (IsTaken && _context is not null)
            {
                _state ??= Read(isOver: true);
            }

            _context = null;
        }
    }

    public void ThrowIfOver()
    {
        if (_context is null)
        {
            throw Over();
        }
    }

    public static ObjectDisposedException Over() => new(
        nameof(IConsentFeature),
        "The request has ended: its consent can still be read if HttpContext.GetConsent() was called or the state was " +
        "read while it ran, but nothing can be decided, and no cookie be written, any more.");

    private ConsentState Read(bool isOver = false)
    {
        try
        {
            var state = ConsentReader.Read(Context.Request, Rules, Runtime.Clock);
            return isOver ? state : ReadRecord.Note(this, state);
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
