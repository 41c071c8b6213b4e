namespace NetHelpDesk.Consent;

/// <summary>What a declaration names. Consent is needed for all of them alike (ePrivacy Directive, Article 5(3)).</summary>
public enum StorageKind
{
    /// <summary>A cookie, which the server withholds and expires. The default.</summary>
    Cookie,

    /// <summary>An entry of <c>localStorage</c>: listed for visitors, and cleared by the script once it is refused.</summary>
    LocalStorage,

    /// <summary>An entry of <c>sessionStorage</c>: listed for visitors, and cleared by the script once it is refused.</summary>
    SessionStorage,

    /// <summary>An image that reports a visit: listed for visitors; <c>consent-category</c> keeps it from loading.</summary>
    Pixel,
}
