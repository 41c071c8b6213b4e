namespace NetHelpDesk.Consent;

/// <summary>What Matomo waits for consent with.</summary>
public enum MatomoConsent
{
    /// <summary>Matomo is told nothing. The default.</summary>
    Off,

    /// <summary>Matomo counts without cookies until the visitor consents (<c>requireCookieConsent</c>).</summary>
    Cookies,

    /// <summary>Matomo sends nothing until the visitor consents (<c>requireConsent</c>).</summary>
    Requests,
}
