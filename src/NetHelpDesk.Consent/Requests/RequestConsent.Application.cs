using Microsoft.AspNetCore.Http.Features;

namespace NetHelpDesk.Consent;

/// <content>What the application sees and decides.</content>
internal sealed partial class RequestConsent
{
    public bool IsDecided => Visible.IsDecided;

    public DateTimeOffset? DecidedAt
    {
        get
        {
            // The one thing by which the output cache does not vary: hardly two visitors share it.
            lock (this)
            {
                if (_context is not null)
                {
                    KeepOut();
                }
            }

            return Visible is { IsDecided: true, Decision: { } decision } ? decision.At : null;
        }
    }

    public ConsentSource Source => Visible.Source;

    public bool GlobalPrivacyControl => Visible.Signal;

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
        Enforcement != EnforcementMode.Off && !Rules.Categories.NeedConsent.IsEmpty;

    bool ITrackingConsentFeature.HasConsent => Visible.IsAllGranted;

    bool ITrackingConsentFeature.CanTrack => !((ITrackingConsentFeature)this).IsConsentNeeded || Visible.IsAllGranted;

    /// <summary>The state, as something that the application's response depends on from now on.</summary>
    private ConsentState Visible
    {
        get
        {
            if (IsDependent && _state is { } known)
            {
                return known;
            }

            lock (this)
            {
                if (_context is null)
                {
                    return _state ?? throw Over();
                }

                MarkDependent();
                return State;
            }
        }
    }

    public bool IsGranted(string category) => Visible.IsGranted(Rules.Categories.Get(category));

    public ConsentStatus GetStatus(string category) => Visible.StatusOf(Rules.Categories.Get(category));

    public ValueTask GrantAsync(IEnumerable<string>? categories = null, CancellationToken cancellationToken = default) =>
        DecideInCodeAsync(DecisionKind.Grant, Rules.Categories.MaskOf(categories), default, cancellationToken);

    public ValueTask RefuseAsync(IEnumerable<string>? categories = null, CancellationToken cancellationToken = default) =>
        DecideInCodeAsync(DecisionKind.Refuse, default, Rules.Categories.MaskOf(categories), cancellationToken);

    public ValueTask WithdrawAsync(CancellationToken cancellationToken = default) =>
        DecideInCodeAsync(DecisionKind.Withdraw, default, Rules.Categories.NeedConsent, cancellationToken);

    void ITrackingConsentFeature.GrantConsent()
    {
        lock (this)
        {
            ThrowIfOver();
            if (!Visible.IsAllGranted)
            {
                DecideAtOnce(DecisionKind.Grant, Rules.Categories.NeedConsent, default);
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
            var needConsent = Rules.Categories.NeedConsent;
            var withdraws = Visible.Decision is { } decision ? !decision.Refused.ContainsAll(needConsent) : State.IsAnyGranted;
            if (withdraws)
            {
                DecideAtOnce(DecisionKind.Withdraw, default, needConsent);
            }
        }
    }

    string ITrackingConsentFeature.CreateConsentCookie()
    {
        lock (this)
        {
            ThrowIfOver();
            KeepOut();
            MarkDependent();
            var decision = Rules.Records is null
                ? State.Decide(Rules.Categories.NeedConsent, default, Runtime.Clock.GetUtcNow())
                : DecisionWithoutGrant();
            return ConsentCookieHeader.Write(decision, Rules, HostDomains.HostOf(Context.Request), Context.Request.IsHttps);
        }
    }
}
