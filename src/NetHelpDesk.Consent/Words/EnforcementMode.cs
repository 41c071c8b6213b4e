namespace NetHelpDesk.Consent;

/// <summary>What the library does with cookies that the visitor has not consented to.</summary>
public enum EnforcementMode
{
    /// <summary>They are withheld. The default.</summary>
    Enforce,

    /// <summary>
    /// Every response stays as the application wrote it, save for a consent cookie, which the library alone writes; the
    /// log says what would have been withheld. Deploy with this first.
    /// </summary>
    ReportOnly,

    /// <summary>Cookies are neither judged nor logged, save for a consent cookie.</summary>
    Off,
}
