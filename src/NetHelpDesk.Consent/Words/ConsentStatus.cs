namespace NetHelpDesk.Consent;

/// <summary>What is known of a visitor's will about one category.</summary>
public enum ConsentStatus
{
    /// <summary>The visitor has not decided.</summary>
    Undecided,

    /// <summary>The visitor, or a privacy signal of the visitor's browser, refused.</summary>
    Refused,

    /// <summary>The visitor agreed, or the category needs no consent.</summary>
    Granted,
}
