using NetHelpDesk.Consent.Words;

namespace NetHelpDesk.Consent.Decisions;

/// <summary>What was decided last about one category with an account.</summary>
/// <param name="Outcome">What was decided.</param>
/// <param name="At">When.</param>
/// <param name="Mode">The mode in which the category was then.</param>
/// <param name="PolicyVersion">The policy version then.</param>
/// <param name="TakenBackAt">When a grant was taken back, where none followed.</param>
internal sealed record CategoryConsent(
    ConsentOutcome Outcome, DateTimeOffset At, ConsentMode Mode, string PolicyVersion, DateTimeOffset? TakenBackAt)
{
    /// <summary>Whether it is a grant that still counts: what makes one in a consent cookie lapse does so here.</summary>
    public bool IsGranted(Category category, IConsentPolicy policy, DateTimeOffset now) =>
        Outcome == ConsentOutcome.Granted
        && IsInForce(policy, now)
        && PolicyVersion == policy.PolicyVersion
        && (Mode == ConsentMode.OptIn || category.Mode != ConsentMode.OptIn);

    public bool IsRefused(IConsentPolicy policy, DateTimeOffset now) =>
        Outcome is ConsentOutcome.Refused or ConsentOutcome.Withdrawn && IsInForce(policy, now);

    private bool IsInForce(IConsentPolicy policy, DateTimeOffset now) => At + policy.DecisionLifetime > now;
}
