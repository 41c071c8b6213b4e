using NetHelpDesk.Consent.Decisions;

namespace NetHelpDesk.Consent.Requests;

/// <summary>What the state of a request, when it is read, tells of records: that one is missing, or must be signed.</summary>
internal static class ReadRecord
{
    /// <summary>Called once for each request that asks for consent; says what the state is by now.</summary>
    public static ConsentState Note(RequestConsent consent, ConsentState state)
    {
        NoteSignal(consent, state);
        SignProven(consent, state);
        return NoteUnrecorded(consent, state);
    }

    private static void NoteSignal(RequestConsent consent, ConsentState state)
    {
        if (consent.Rules.Records is not null
            && state is { Signal: true, Decision: { } decision }
            && state.FollowedBy(decision.Granted) is { } reference
            && !(decision.Granted & state.RefusedBySignal).IsEmpty)
        {
            consent.Runtime.Recorder.NoteSignal(consent.Context, consent.Rules, state, reference);
        }
    }

    /// <summary>The store has proven the decision: signed from now on, it is not asked again.</summary>
    private static void SignProven(RequestConsent consent, ConsentState state)
    {
        if (state.Decision is { MustBeSigned: true } && !consent.HasStarted)
        {
            consent.HasUnwrittenDecision = true;
            consent.KeepOut();
        }
    }

    /// <summary>
    /// A node may have been killed before it could write what a visitor took back: the visitor's next request sees to
    /// it. The state, and where it is recorded by now, one that says so no more.
    /// </summary>
    private static ConsentState NoteUnrecorded(RequestConsent consent, ConsentState state)
    {
        if (consent.Rules.Records is null
            || state.Decision is not { IsProven: true, Unrecorded: { } takenBack, Reference: { } reference } decision
            || !consent.Runtime.Recorder.NoteAgain(consent.Context, consent.Rules, decision, takenBack, reference)
            || consent.HasStarted)
        {
            return state;
        }

        consent.HasUnwrittenDecision = true;
        consent.KeepOut();
        return new ConsentState(consent.Rules, decision with { Unrecorded = null }, state.Signal, state.IsReadable);
    }
}
