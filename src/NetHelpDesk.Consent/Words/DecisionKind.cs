namespace NetHelpDesk.Consent.Words;

/// <summary>How a decision was made.</summary>
internal enum DecisionKind
{
    Accept,
    Reject,
    Save,
    Withdraw,
    Grant,
    Refuse,
}
