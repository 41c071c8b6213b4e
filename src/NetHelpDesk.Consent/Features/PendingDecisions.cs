using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Enforcement;
using NetHelpDesk.Consent.Recording;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Telemetry;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Features;

/// <summary>
/// Decisions of code that cannot wait, where decisions are recorded: a grant counts in its request, and beyond it only
/// if its record is durable when the response starts.
/// </summary>
internal static class PendingDecisions
{
    extension(RequestConsent consent)
    {
        /// <summary>A grant waits for its record until the response starts.</summary>
        public bool HasPendingGrant =>
            consent.HasUnwrittenDecision && consent.Rules.Records is not null && consent.Pending is not null;

        private PendingGrant? Pending
        {
            get => consent.Context.Features.Get<PendingGrant>();
            set => consent.Context.Features.Set(value);
        }

        /// <summary>Makes a decision for code that cannot wait.</summary>
        public void DecideAtOnce(DecisionKind kind, CategoryMask granted, CategoryMask refused)
        {
            if (consent.Rules.Records is not { } rules)
            {
                consent.Decide(kind, granted, refused);
                return;
            }

            lock (consent)
            {
                consent.ThrowIfOver();
                consent.KeepOut();
                consent.MarkDependent();
                if (consent.HasStarted)
                {
                    consent.DecideTooLate(kind, granted, refused);
                    return;
                }

                if (!granted.IsEmpty)
                {
                    consent.Pending ??= new PendingGrant(consent.State, granted, consent.HasUnwrittenDecision);
                    consent.Take(kind, consent.State.Decide(granted, refused, consent.Runtime.Clock.GetUtcNow()));
                    return;
                }

                var before = consent.TakeBackPending();
                var now = consent.Runtime.Clock.GetUtcNow();
                var decision = before.Decide(granted, refused, now);
                if (Proof.HasRecord(before, decision))
                {
                    var record = RecordMaker.Make(consent.Context, consent.Rules, before, decision, consent.InCode, now);
                    consent.Runtime.Recorder.Note(consent.Context, rules, record, text: null);
                    decision = Proof.Unrecorded(before, decision, record);
                }
                else
                {
                    consent.Runtime.Recorder.Count(consent.Context, consent.Rules, before, decision, consent.InCode.Language);
                }

                consent.Take(kind, decision);
            }
        }

        /// <summary>Called when the response starts: awaits the record of a grant that could not wait.</summary>
        public async Task ProvePendingAsync()
        {
            var pending = consent.Pending!;
            var granting = consent.State.Own.Decision!;
            var now = consent.Runtime.Clock.GetUtcNow();
            var record = RecordMaker.Make(consent.Context, consent.Rules, pending.Before, granting, consent.InCode, now);
            try
            {
                await consent.Runtime.Recorder.ProveAsync(
                    consent.Context, consent.Rules.Records!, record, text: null, consent.Context.RequestAborted);
                consent.Pending = null;
                consent.Replace(consent.State.After(
                    granting.RecordedAs(new RecordReference(record.Subject!, record.Id)), now));
            }
#pragma warning disable CA1031 // Whatever went wrong, the page is served, and the grant does not count.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                consent.Runtime.Logger.PendingGrantFailed(exception);
                consent.TakeBackPending();
                RequestCookieHider.TryHide(consent);
            }
        }

        /// <summary>The state without a grant that is not recorded yet.</summary>
        public ConsentState TakeBackPending()
        {
            if (consent.Pending is { } pending)
            {
                consent.Pending = null;
                consent.Replace(pending.Before);
                consent.HasUnwrittenDecision = pending.WasUnwritten;
            }

            return consent.State;
        }

        /// <summary>
        /// For a cookie that the application hands to a script: it would grant around the store, so it holds what is
        /// decided already.
        /// </summary>
        public Decision DecisionWithoutGrant()
        {
            if (consent.Runtime.Once.First(Log.CookieCannotGrantId))
            {
                consent.Runtime.Logger.CookieCannotGrant();
            }

            var recorded = (consent.Pending?.Before ?? consent.State).Own;
            return recorded.Decision ?? recorded.Decide(default, default, consent.Runtime.Clock.GetUtcNow());
        }
    }
}
