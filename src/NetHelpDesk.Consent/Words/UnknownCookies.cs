namespace NetHelpDesk.Consent;

/// <summary>What happens to a cookie in a response that nothing classifies.</summary>
public enum UnknownCookies
{
    /// <summary>It is withheld, and the log says what to paste into appsettings. The default.</summary>
    Block,

    /// <summary>It is sent only to visitors who granted every category.</summary>
    RequireAllConsent,

    /// <summary>It is sent to everybody.</summary>
    Allow,
}
