using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Enforcement;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Syntax;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Features;

/// <summary>
/// What the application sees of a request's consent and what it decides, and <c>Response.Cookies</c>, through which a
/// cookie without consent is not even formatted. Part of the request's one object, so that a response with cookies
/// costs no other.
/// </summary>
internal sealed class ConsentFeature : RequestConsent,
    IConsentFeature, ITrackingConsentFeature, IResponseCookiesFeature, IResponseCookies, IRequestCookiesFeature,
    IHttpResponseTrailersFeature
{
    /// <summary>
    /// The headers that the server had when the request arrived; from the first cookie on, <see cref="ServersCookies"/>
    /// which knows them. One place for both, because every request has this object.
    /// </summary>
    private object _headersOrCookies;

    public ConsentFeature(HttpContext context, ConsentRuntime runtime, IResponseCookiesFeature? inner, IHeaderDictionary headers)
        : base(context, runtime) =>
        _headersOrCookies = inner is null ? headers : new ServersCookies(context.Features, headers, inner.Cookies);

    public bool IsDecided => this.Visible.IsDecided;

    public DateTimeOffset? DecidedAt
    {
        get
        {
            // The one thing by which the output cache does not vary: hardly two visitors share it.
            lock (this)
            {
                if (!IsOver)
                {
                    KeepOut();
                }
            }

            return this.Visible.DecidedAt;
        }
    }

    public ConsentSource Source => this.Visible.Source;

    public bool GlobalPrivacyControl => this.Visible.Signal;

    public string VaryKey
    {
        get
        {
            lock (this)
            {
                ThrowIfOver();

                // Whether the output cache varies by it too is looked at when the response is there: it may be asked
                // for by the policy that is about to say so.
                IsDependent = true;
                Validators.Drop(Context.Request);
                ResponseCaching.TellOthers(this);
                return CacheKey;
            }
        }
    }

    bool ITrackingConsentFeature.IsConsentNeeded =>
        Enforcement != EnforcementMode.Off && (!Rules.Categories.NeedConsent.IsEmpty || Rules.Categories.HasOff);

    bool ITrackingConsentFeature.HasConsent => this.Visible.IsAllGranted;

    bool ITrackingConsentFeature.CanTrack => !((ITrackingConsentFeature)this).IsConsentNeeded || this.Visible.IsAllGranted;

    public IResponseCookies Cookies => this;

    /// <summary>Those that the browser sent, where what the application reads of them is noted (<see cref="CookieReads"/>).</summary>
    IRequestCookieCollection IRequestCookiesFeature.Cookies
    {
        get => this.NotedCookies().Cookies;
        set => this.NotedCookies().Cookies = value;
    }

    /// <summary>Which the server may send whatever other code has put before them.</summary>
    public IHeaderDictionary ServersHeaders =>
        _headersOrCookies is ServersCookies cookies ? cookies.Headers : (IHeaderDictionary)_headersOrCookies;

    /// <summary>The trailers of a server that is its own collection of features (<see cref="CookielessTrailers"/>).</summary>
    IHeaderDictionary IHttpResponseTrailersFeature.Trailers
    {
        get => new CookielessHeaders(ServersTrailers.Trailers, this);
        set => ServersTrailers.Trailers = new CookielessHeaders(value, this);
    }

    private IHttpResponseTrailersFeature ServersTrailers => (IHttpResponseTrailersFeature)Context.Features;

    /// <summary>The framework's own where no other middleware has left some; not made where all is withheld.</summary>
    private IResponseCookies Inner
    {
        get
        {
            if (_headersOrCookies is not ServersCookies cookies)
            {
                _headersOrCookies = cookies = new ServersCookies(Context.Features, ServersHeaders, left: null);
            }

            return cookies.Cookies;
        }
    }

    public bool IsGranted(string category) => this.Visible.IsGranted(CategoryFor(category));

    public ConsentStatus GetStatus(string category) => this.Visible.StatusOf(CategoryFor(category));

    public ValueTask GrantAsync(IEnumerable<string>? categories = null, CancellationToken cancellationToken = default) =>
        this.DecideInCodeAsync(DecisionKind.Grant, Rules.Categories.MaskOf(categories, Rules.Categories.Asked), default, cancellationToken);

    public ValueTask RefuseAsync(IEnumerable<string>? categories = null, CancellationToken cancellationToken = default) =>
        this.DecideInCodeAsync(DecisionKind.Refuse, default, Rules.Categories.MaskOf(categories, this.Visible.Asked), cancellationToken);

    public ValueTask WithdrawAsync(CancellationToken cancellationToken = default) =>
        this.DecideInCodeAsync(DecisionKind.Withdraw, default, this.Visible.Asked, cancellationToken);

    void ITrackingConsentFeature.GrantConsent()
    {
        lock (this)
        {
            ThrowIfOver();
            if (!this.Visible.IsAllGranted)
            {
                this.DecideAtOnce(DecisionKind.Grant, Rules.Categories.Asked, default);
            }
        }
    }

    void ITrackingConsentFeature.WithdrawConsent()
    {
        lock (this)
        {
            ThrowIfOver();

            // Who has not decided has nothing to withdraw, unless a mode grants it. A decision that grants nothing now
            // may still hold consent to another policy version.
            var asked = this.Visible.Asked;
            var withdraws = this.Visible.Decision is { } decision ? !decision.Refused.ContainsAll(asked) : State.IsAnyGranted;
            if (withdraws)
            {
                this.DecideAtOnce(DecisionKind.Withdraw, default, asked);
            }
        }
    }

    string ITrackingConsentFeature.CreateConsentCookie()
    {
        lock (this)
        {
            ThrowIfOver();
            KeepOut();
            this.MarkDependent();
            var decision = Rules.Records is null
                ? State.Decide(Rules.Categories.Asked, default, Runtime.Clock.GetUtcNow())
                : this.DecisionWithoutGrant();
            return ConsentCookieHeader.Write(decision, Rules, HostDomains.HostOf(Context.Request), Context.Request.IsHttps);
        }
    }

    /// <summary>Without options, which the framework needs none of to write a cookie.</summary>
    void IResponseCookies.Append(string key, string value)
    {
        lock (this)
        {
            if (AppendedCookie.IsAdmitted(this, key, options: null))
            {
                Inner.Append(key, value);
            }
        }
    }

    void IResponseCookies.Append(string key, string value, CookieOptions options) => Append(key, value, options);

    void IResponseCookies.Append(ReadOnlySpan<KeyValuePair<string, string>> keyValuePairs, CookieOptions options)
    {
        foreach (var (key, value) in keyValuePairs)
        {
            Append(key, value, options);
        }
    }

    void IResponseCookies.Delete(string key)
    {
        lock (this)
        {
            AppendedCookie.Discover(this, key);
            Inner.Delete(key);
        }
    }

    void IResponseCookies.Delete(string key, CookieOptions options)
    {
        lock (this)
        {
            AppendedCookie.Discover(this, key);
            Inner.Delete(key, options);
        }
    }

    private Category CategoryFor(string name)
    {
        var category = Rules.Categories.Get(name);
        Runtime.NotAsked.Look(category, "Code", Runtime.Logger);
        return category;
    }

    private void Append(string name, string value, CookieOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (this)
        {
            if (AppendedCookie.IsAdmitted(this, name, options))
            {
                Inner.Append(name, value, options);
            }
        }
    }
}
