namespace NetHelpDesk.Consent.Benchmarks;

/// <summary>What stands before the application: the three that every case compares.</summary>
public enum Middleware
{
    /// <summary>No cookie middleware.</summary>
    None,

    /// <summary>The framework's <c>UseCookiePolicy</c>, which asks for consent.</summary>
    CookiePolicy,

    /// <summary>This library, with all its defaults.</summary>
    Consent,
}
