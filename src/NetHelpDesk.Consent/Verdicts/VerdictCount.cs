namespace NetHelpDesk.Consent.Verdicts;

/// <summary>How often a cookie got a verdict.</summary>
internal readonly record struct VerdictCount(CookieAction Action, VerdictReason Reason, bool Enforced, long Count);
