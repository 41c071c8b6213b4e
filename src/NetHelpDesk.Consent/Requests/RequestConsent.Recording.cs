namespace NetHelpDesk.Consent;

/// <content>
/// What is recorded. A grant counts when its record is durable; a refusal or a withdrawal counts at once, whatever
/// becomes of its record.
/// </content>
internal sealed partial class RequestConsent
{
    /// <summary>A grant waits for its record until the response starts.</summary>
    public bool HasPendingGrant => HasUnwrittenDecision && Rules.Records is not null && Pending is not null;

    private PendingGrant? Pending
    {
        get => Context.Features.Get<PendingGrant>();
        set => Context.Features.Set(value);
    }

    private DecisionOrigin InCode => new(ConsentRecordSource.Code, BannerLanguage.Of(Context, Rules));

    /// <summary>Makes a decision and records it, where decisions are recorded.</summary>
    /// <returns>Whether it is recorded by now.</returns>
    /// <exception cref="ConsentNotRecordedException">
    /// A grant could not be recorded, so it does not count. What was refused with it does.
    /// </exception>
    public async ValueTask<bool> DecideAsync(
        DecisionKind kind, CategoryMask granted, CategoryMask refused, DecisionOrigin origin, CancellationToken cancellationToken)
    {
        if (Rules.Records is not { } rules)
        {
            Decide(kind, granted, refused);
            return false;
        }

        if (!TryBegin(kind, granted, refused, out var before))
        {
            return false;
        }

        var now = Runtime.Clock.GetUtcNow();
        var decision = before.Decide(granted, refused, now);
        if (!Proof.IsNeeded(before, granted & Rules.Categories.NeedConsent))
        {
            return await TakeAndNoteAsync(kind, before, decision, origin, now, cancellationToken);
        }

        var proof = BeginToProve(rules, before, decision, origin, now, out var reference, cancellationToken);
        try
        {
            await proof;
        }
        catch (ConsentNotRecordedException)
        {
            await TakeRefusedPartAsync(before, refused, origin, now, cancellationToken);
            throw;
        }

        Take(kind, decision.RecordedAs(reference));
        return true;
    }

    /// <summary>
    /// Makes a decision for code that cannot wait. A grant counts in this request, and beyond it only if its record is
    /// durable when the response starts.
    /// </summary>
    public void DecideAtOnce(DecisionKind kind, CategoryMask granted, CategoryMask refused)
    {
        if (Rules.Records is not { } rules)
        {
            Decide(kind, granted, refused);
            return;
        }

        lock (this)
        {
            ThrowIfOver();
            KeepOut();
            MarkDependent();
            if (Context.Response.HasStarted)
            {
                DecideTooLate(kind, granted, refused);
                return;
            }

            if (!granted.IsEmpty)
            {
                Pending ??= new PendingGrant(State, granted, HasUnwrittenDecision);
                Take(kind, State.Decide(granted, refused, Runtime.Clock.GetUtcNow()));
                return;
            }

            var before = TakeBackPending();
            var now = Runtime.Clock.GetUtcNow();
            var decision = before.Decide(granted, refused, now);
            if (Proof.HasRecord(before, decision))
            {
                var record = RecordMaker.Make(Context, Rules, before, decision, InCode, now);
                Runtime.Recorder.Note(Context, rules, record, text: null);
                decision = Unrecorded(before, decision, record);
            }
            else
            {
                Runtime.Recorder.Count(Context, Rules, before, decision, InCode.Language);
            }

            Take(kind, decision);
        }
    }

    /// <summary>Called when the response starts: awaits the record of a grant that could not wait.</summary>
    public async Task ProvePendingAsync()
    {
        var pending = Pending!;
        var granting = State.Own.Decision!;
        var now = Runtime.Clock.GetUtcNow();
        var record = RecordMaker.Make(Context, Rules, pending.Before, granting, InCode, now);
        try
        {
            await Runtime.Recorder.ProveAsync(Context, Rules.Records!, record, text: null, Context.RequestAborted);
            Pending = null;
            _state = State.After(granting.RecordedAs(new RecordReference(record.Subject!, record.Id)), now);
        }
#pragma warning disable CA1031 // Whatever went wrong, the page is served, and the grant does not count.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Runtime.Logger.PendingGrantFailed(exception);
            TakeBackPending();
            RequestCookieHider.TryHide(this);
        }
    }

    /// <summary>
    /// Withdraws everything, has the visitor's id blanked in the records and the consent cookie dropped; says whether
    /// that is done. What is not done yet leaves the cookie, by which it can be asked for again.
    /// </summary>
    public async Task<bool> ForgetAsync(DecisionOrigin origin, CancellationToken cancellationToken)
    {
        var subject = State.Own.Decision?.Reference?.Subject;
        var account = Context.Features.Get<LinkedAccount>()?.Pseudonym;
        await DecideAsync(DecisionKind.Withdraw, default, Rules.Categories.NeedConsent, origin, cancellationToken);
        if ((subject ?? account) is not null
            && Rules.Records is { } rules
            && !await Runtime.Recorder.ForgetAsync(Context, rules, subject, account, cancellationToken))
        {
            return false;
        }

        Context.Features.Set(ForgottenVisitor.Instance);
        return true;
    }

    /// <summary>The state from which to decide; says whether it is early enough to.</summary>
    private bool TryBegin(DecisionKind kind, CategoryMask granted, CategoryMask refused, out ConsentState before)
    {
        lock (this)
        {
            ThrowIfOver();
            KeepOut();
            MarkDependent();
            before = TakeBackPending();
            if (!Context.Response.HasStarted)
            {
                return true;
            }

            DecideTooLate(kind, granted, refused);
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
        lock (this)
        {
            var record = RecordMaker.Make(Context, Rules, before, decision, origin, now);
            reference = new RecordReference(record.Subject!, record.Id);
            return Runtime.Recorder.ProveAsync(Context, rules, record, origin.Text, cancellationToken);
        }
    }

    /// <summary>
    /// No response is left to write the decision to, so it is not recorded either: a refusal counts for the rest of the
    /// request, a grant not at all.
    /// </summary>
    private void DecideTooLate(DecisionKind kind, CategoryMask granted, CategoryMask refused)
    {
        if (granted.IsEmpty)
        {
            Decide(kind, granted, refused);
        }
        else
        {
            Runtime.Logger.DecisionTooLate();
        }
    }

    private async ValueTask DecideInCodeAsync(
        DecisionKind kind, CategoryMask granted, CategoryMask refused, CancellationToken cancellationToken)
    {
        DecisionOrigin origin;
        lock (this)
        {
            ThrowIfOver();
            origin = InCode;
        }

        await DecideAsync(kind, granted, refused, origin, cancellationToken);
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
        lock (this)
        {
            ThrowIfOver();
            if (!Proof.HasRecord(before, decision))
            {
                Take(kind, decision);
                Runtime.Recorder.Count(Context, Rules, before, decision, origin.Language);
                return false;
            }

            var record = RecordMaker.Make(Context, Rules, before, decision, origin, now);
            Take(kind, Unrecorded(before, decision, record));
            noting = Runtime.Recorder.NoteAsync(Context, Rules.Records!, record, origin.Text, cancellationToken);
        }

        if (!await noting)
        {
            return false;
        }

        TakeAsRecorded();
        return true;
    }

    /// <summary>The decision as the consent cookie holds it until its record is known to be durable.</summary>
    private static Decision Unrecorded(ConsentState before, Decision decision, ConsentRecord record) => decision.RecordedAs(new RecordReference(record.Subject!, record.Id)) with
    {
        Unrecorded = Proof.TakenBackBy(before, decision),
    };

    private void TakeAsRecorded() =>
        _state = State.After(State.Own.Decision! with { Unrecorded = null }, Runtime.Clock.GetUtcNow());

    /// <summary>Of a choice whose grant failed, what takes consent back counts all the same (GDPR Article 7(3)).</summary>
    private async ValueTask TakeRefusedPartAsync(
        ConsentState before, CategoryMask refused, DecisionOrigin origin, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (Rules.Categories.All.Any(category => refused.Contains(category) && !category.IsExempt && before.IsGranted(category)))
        {
            var decision = before.Decide(default, refused, now);
            await TakeAndNoteAsync(DecisionKind.Refuse, before, decision, origin, now, cancellationToken);
        }
    }

    /// <summary>The state without a grant that is not recorded yet.</summary>
    private ConsentState TakeBackPending()
    {
        if (Pending is { } pending)
        {
            Pending = null;
            _state = pending.Before;
            HasUnwrittenDecision = pending.WasUnwritten;
        }

        return State;
    }

    /// <summary>
    /// For a cookie that the application hands to a script: it would grant around the store, so it holds what is
    /// decided already.
    /// </summary>
    private Decision DecisionWithoutGrant()
    {
        if (Runtime.Once.First(Log.CookieCannotGrantId))
        {
            Runtime.Logger.CookieCannotGrant();
        }

        var recorded = (Pending?.Before ?? State).Own;
        return recorded.Decision ?? recorded.Decide(default, default, Runtime.Clock.GetUtcNow());
    }

    /// <summary>
    /// A node may have been killed before it could write what a visitor took back: the visitor's next request sees to
    /// it. The state, and where it is recorded by now, one that says so no more.
    /// </summary>
    private ConsentState NoteUnrecorded(ConsentState state)
    {
        if (Rules.Records is null
            || state.Decision is not { IsProven: true, Unrecorded: { } takenBack, Reference: { } reference } decision
            || !Runtime.Recorder.NoteAgain(Context, Rules, decision, takenBack, reference)
            || Context.Response.HasStarted)
        {
            return state;
        }

        HasUnwrittenDecision = true;
        KeepOut();
        return new ConsentState(Rules, decision with { Unrecorded = null }, state.Signal, state.IsReadable);
    }

    /// <summary>The store has proven the decision: signed from now on, it is not asked again.</summary>
    private void SignProven(ConsentState state)
    {
        if (state.Decision is { MustBeSigned: true } && !Context.Response.HasStarted)
        {
            HasUnwrittenDecision = true;
            KeepOut();
        }
    }

    private void NoteSignal(ConsentState state)
    {
        if (Rules.Records is not null
            && state is { Signal: true, Decision: { Reference: { } reference } decision }
            && !(decision.Granted & state.RefusedBySignal).IsEmpty)
        {
            Runtime.Recorder.NoteSignal(Context, Rules, state, reference);
        }
    }
}
