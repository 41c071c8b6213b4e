namespace NetHelpDesk.Consent.Tests;

/// <summary>What a test's site caches with.</summary>
public enum SiteCache
{
    None,
    Output,
    Response,
}
