namespace NetHelpDesk.Consent;

/// <summary>Why a cookie got its verdict.</summary>
public enum VerdictReason
{
    /// <summary>It needs no consent: it is essential, or exempt with a reason.</summary>
    Exempt,

    /// <summary>The visitor granted its category.</summary>
    Granted,

    /// <summary>It removes a cookie; that is always sent.</summary>
    Deletion,

    /// <summary>It would be the consent cookie, which the library alone writes.</summary>
    ConsentCookie,

    /// <summary>Nothing classifies it, and <see cref="ConsentOptions.UnknownCookies"/> lets it pass.</summary>
    UnknownAllowed,

    /// <summary>Nothing classifies it.</summary>
    Unknown,

    /// <summary>The visitor has not decided about its category.</summary>
    Undecided,

    /// <summary>The visitor, or the privacy signal of the visitor's browser, refused its category.</summary>
    Refused,

    /// <summary>Its category promises that it goes when the browser closes, but it was written with a lifetime.</summary>
    SessionLifetime,

    /// <summary>It was written with a longer lifetime than is allowed for it.</summary>
    MaxLifetime,

    /// <summary>Browsers ignore it: a control character, or neither name nor value (RFC 6265bis 5.6).</summary>
    Malformed,

    /// <summary>An error inside the library kept it from being judged.</summary>
    Error,
}
