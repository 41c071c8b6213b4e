namespace NetHelpDesk.Consent;

/// <summary>Where the state of a visitor's consent comes from.</summary>
public enum ConsentSource
{
    /// <summary>Nothing was decided.</summary>
    None,

    /// <summary>The visitor chose.</summary>
    Visitor,

    /// <summary>The visitor has not chosen, but the browser sent <c>Sec-GPC: 1</c>.</summary>
    GlobalPrivacyControl,
}
