namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What the visitor of a case decided.</summary>
public enum Visitor
{
    Undecided,
    Refused,
    Granted,
}
