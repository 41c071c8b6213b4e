namespace NetHelpDesk.Consent.Tests;

/// <summary>What serves a test's requests.</summary>
public enum Server
{
    InMemory,
    Kestrel,

    /// <summary>Kestrel over HTTP/2 without TLS, which the client knows beforehand.</summary>
    Http2,
}
