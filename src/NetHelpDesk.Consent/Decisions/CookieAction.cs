namespace NetHelpDesk.Consent;

/// <summary>What happens to one cookie of a response.</summary>
public enum CookieAction
{
    /// <summary>It is sent as written.</summary>
    Allow,

    /// <summary>It is not sent.</summary>
    Withhold,

    /// <summary>It is sent without its lifetime, as a session cookie.</summary>
    MakeSession,

    /// <summary>It is sent with its lifetime cut.</summary>
    CapLifetime,
}
