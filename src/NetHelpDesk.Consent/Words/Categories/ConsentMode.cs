namespace NetHelpDesk.Consent;

/// <summary>What counts as consent while a visitor has not decided about a category.</summary>
public enum ConsentMode
{
    /// <summary>Nothing is granted until the visitor agrees (GDPR Article 4(11)). The default.</summary>
    OptIn,

    /// <summary>Granted until the visitor refuses; only where the law allows that.</summary>
    OptOut,

    /// <summary>
    /// As <see cref="OptOut"/>, with a notice that the visitor closes where all categories are in this mode. Not valid
    /// consent in the EU, which the log says at start.
    /// </summary>
    Notice,
}
