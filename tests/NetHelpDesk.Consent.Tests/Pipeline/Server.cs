namespace NetHelpDesk.Consent.Tests;

/// <summary>What serves a test's requests.</summary>
public enum Server
{
    InMemory,
    Kestrel,
}
