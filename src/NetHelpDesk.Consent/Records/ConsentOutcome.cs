namespace NetHelpDesk.Consent;

/// <summary>What a decision means for one category.</summary>
public enum ConsentOutcome
{
    /// <summary>Nothing was decided about it.</summary>
    Undecided,

    /// <summary>The visitor agreed.</summary>
    Granted,

    /// <summary>The visitor, or the privacy signal of the visitor's browser, refused.</summary>
    Refused,

    /// <summary>The visitor had agreed before and took that back (GDPR Article 7(3)).</summary>
    Withdrawn,
}
