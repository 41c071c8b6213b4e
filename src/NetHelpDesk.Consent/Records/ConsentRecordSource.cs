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
}
