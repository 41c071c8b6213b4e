using NetHelpDesk.Consent.Caching;
using NetHelpDesk.Consent.Decisions;
using NetHelpDesk.Consent.Markup;
using NetHelpDesk.Consent.Recording;
using NetHelpDesk.Consent.Records;
using NetHelpDesk.Consent.Requests;
using NetHelpDesk.Consent.Rules;
using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Features;

/// <summary>
/// Decisions that are recorded. A grant counts when its record is durable; a refusal or a withdrawal counts at once,
/// whatever becomes of its record.
/// </summary>
internal static class RecordedDecisions
{
    extension(RequestConsent consent)
    {
        /// <summary>Where a decision comes from that code makes.</summary>
        public DecisionOrigin InCode => new(ConsentRecordSource.Code, BannerLanguage.Of(consent.Context, consent.Rules));

        /// <summary>Makes a decision and records it, where decisions are recorded.</summary>
        /// <returns>Whether it is recorded by now.</returns>
        /// <exception cref="ConsentNotRecordedException">
        /// A grant could not be recorded, so it does not count. What was refused with it does.
        /// </exception>
        public async ValueTask<bool> DecideAsync(
            DecisionKind kind, CategoryMask granted, CategoryMask refused, DecisionOrigin origin, CancellationToken cancellationToken)
        {
            if (consent.Rules.Records is not { } rules)
            {
                consent.Decide(kind, granted, refused);
                return false;
            }

            if (!consent.TryBegin(kind, granted, refused, out var before))
            {
                return false;
            }

            var now = consent.Runtime.Clock.GetUtcNow();
            var decision = before.Decide(granted, refused, now);
            if (!Proof.IsNeeded(before, granted & consent.Rules.Categories.NeedConsent))
            {
                return await consent.TakeAndNoteAsync(kind, before, decision, origin, now, cancellationToken);
            }

            var proof = consent.BeginToProve(rules, before, decision, origin, now, out var reference, cancellationToken);
            try
            {
                await proof;
            }
            catch (ConsentNotRecordedException)
            {
                await consent.TakeRefusedPartAsync(before, refused, origin, now, cancellationToken);
                throw;
            }

            consent.Take(kind, decision.RecordedAs(reference));
            return true;
        }

        public async ValueTask DecideInCodeAsync(
            DecisionKind kind, CategoryMask granted, CategoryMask refused, CancellationToken cancellationToken)
        {
            DecisionOrigin origin;
            lock (consent)
            {
                consent.ThrowIfOver();
                origin = consent.InCode;
            }

            await consent.DecideAsync(kind, granted, refused, origin, cancellationToken);
        }

        /// <summary>
        /// Withdraws everything, has the visitor's id blanked in the records and the consent cookie dropped; says whether
        /// that is done. What is not done yet leaves the cookie, by which it can be asked for again.
        /// </summary>
        public async Task<bool> ForgetAsync(DecisionOrigin origin, CancellationToken cancellationToken)
        {
            var (subject, other) = (consent.State.Own.Decision?.Reference?.Subject, consent.State.Own.Decision?.Other?.Subject);
            var account = consent.Context.Features.Get<LinkedAccount>()?.Pseudonym;
            await consent.DecideAsync(
                DecisionKind.Withdraw, default, consent.State.Asked, origin, cancellationToken);
            if ((subject ?? account) is not null
                && consent.Rules.Records is { } rules
                && !await consent.BlankAsync(rules, subject, other, account, cancellationToken))
            {
                return false;
            }

            consent.Context.Features.Set(ForgottenVisitor.Instance);
            return true;
        }

        private async Task<bool> BlankAsync(
            RecordRules rules, string? subject, string? other, string? account, CancellationToken cancellationToken)
        {
            var (context, recorder) = (consent.Context, consent.Runtime.Recorder);
            return await recorder.ForgetAsync(context, rules, subject, account, cancellationToken)
                && (other is null || await recorder.ForgetAsync(context, rules, other, account: null, cancellationToken));
        }

        /// <summary>The state from which to decide; says whether it is early enough to.</summary>
        private bool TryBegin(DecisionKind kind, CategoryMask granted, CategoryMask refused, out ConsentState before)
        {
            lock (consent)
            {
                consent.ThrowIfOver();
                consent.KeepOut();
                consent.MarkDependent();
                before = consent.TakeBackPending();
                if (!consent.HasStarted)
                {
                    return true;
                }

                consent.DecideTooLate(kind, granted, refused);
                return false;
            }
        }

        private Task BeginToProve(
            RecordRules rules,
            ConsentState before,
            Decision decision,
            DecisionOrigin origin,
            DateTimeOffset now,
            out RecordReference reference,
            CancellationToken cancellationToken)
        {
            lock (consent)
            {
                var record = RecordMaker.Make(consent.Context, consent.Rules, before, decision, origin, now);
                reference = new RecordReference(record.Subject!, record.Id);
                return consent.Runtime.Recorder.ProveAsync(consent.Context, rules, record, origin.Text, cancellationToken);
            }
        }

        private async ValueTask<bool> TakeAndNoteAsync(
            DecisionKind kind,
            ConsentState before,
            Decision decision,
            DecisionOrigin origin,
            DateTimeOffset now,
            CancellationToken cancellationToken)
        {
            Task<bool> noting;
            lock (consent)
            {
                consent.ThrowIfOver();
                if (!Proof.HasRecord(before, decision))
                {
                    consent.Take(kind, decision);
                    consent.Runtime.Recorder.Count(consent.Context, consent.Rules, before, decision, origin.Language);
                    return false;
                }

                var record = RecordMaker.Make(consent.Context, consent.Rules, before, decision, origin, now);
                consent.Take(kind, Proof.Unrecorded(before, decision, record));
                noting = consent.Runtime.Recorder.NoteAsync(
                    consent.Context, consent.Rules.Records!, record, origin.Text, cancellationToken);
            }

            if (!await noting)
            {
                return false;
            }

            consent.Replace(consent.State.After(
                consent.State.Own.Decision! with { Unrecorded = null }, consent.Runtime.Clock.GetUtcNow()));
            return true;
        }

        /// <summary>Of a choice whose grant failed, what takes consent back counts all the same (GDPR Article 7(3)).</summary>
        private async ValueTask TakeRefusedPartAsync(
            ConsentState before, CategoryMask refused, DecisionOrigin origin, DateTimeOffset now, CancellationToken cancellationToken)
        {
            if (consent.Rules.Categories.All.Any(
                category => refused.Contains(category) && !category.IsExempt && before.IsGranted(category)))
            {
                var decision = before.Decide(default, refused, now);
                await consent.TakeAndNoteAsync(DecisionKind.Refuse, before, decision, origin, now, cancellationToken);
            }
        }
    }
}
