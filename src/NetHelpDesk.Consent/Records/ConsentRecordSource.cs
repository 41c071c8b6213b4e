namespace NetHelpDesk.Consent;

/// <summary>Where a decision came from.</summary>
public enum ConsentRecordSource
{
    /// <summary>Over HTTP without a text of the package: a banner of the site's own, or a program.</summary>
    Api,

    /// <summary>The package's banner.</summary>
    Banner,

    /// <summary>The package's page of choices.</summary>
    Page,

    /// <summary>Global Privacy Control (<c>Sec-GPC: 1</c>).</summary>
    GlobalPrivacyControl,

    /// <summary>The application's own code.</summary>
    Code,

    /// <summary>
    /// Read back from the visitor's consent cookie: something was taken back, and its record had not become durable
    /// when the visitor was answered. <see cref="ConsentRecord.At"/> is the time of the visit that brought it.
    /// </summary>
    Cookie,
}
