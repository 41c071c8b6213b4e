using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Enforcement;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Features;

/// <summary>Makes decisions: each counts at once in its request, and is written when the response starts.</summary>
internal static class Deciding
{
    extension(RequestConsent consent)
    {
        /// <summary>Makes a decision where none are recorded.</summary>
        public void Decide(DecisionKind kind, CategoryMask granted, CategoryMask refused)
        {
            lock (consent)
            {
                consent.ThrowIfOver();
                consent.KeepOut();
                consent.MarkDependent();
                consent.Take(kind, consent.State.Decide(granted, refused, consent.Runtime.Clock.GetUtcNow()));
            }
        }

        /// <summary>From here on the decision is the request's.</summary>
        public void Take(DecisionKind kind, Decision decision)
        {
            lock (consent)
            {
                consent.ThrowIfOver();
                consent.Replace(consent.State.After(decision, consent.Runtime.Clock.GetUtcNow()));
                Validators.Drop(consent.Context.Request);
                RequestCookieHider.TryHide(consent);
                consent.Runtime.Metrics.CountDecision(kind);
                if (consent.HasStarted)
                {
                    consent.Runtime.Logger.DecisionTooLate();
                }
                else
                {
                    consent.HasUnwrittenDecision = true;
                }
            }
        }

        /// <summary>
        /// No response is left to write the decision to, so it is not recorded either: a refusal counts for the rest of
        /// the request, a grant not at all.
        /// </summary>
        public void DecideTooLate(DecisionKind kind, CategoryMask granted, CategoryMask refused)
        {
            if (granted.IsEmpty)
            {
                consent.Decide(kind, granted, refused);
            }
            else
            {
                consent.Runtime.Logger.DecisionTooLate();
            }
        }
    }
}
