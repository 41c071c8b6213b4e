namespace NetHelpDesk.Consent;

/// <summary>What happens to one cookie.</summary>
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

    /// <summary>The browser sent it; the application does not see it.</summary>
    Hide,

    /// <summary>The browser sent it; the response deletes it there.</summary>
    Expire,
}
