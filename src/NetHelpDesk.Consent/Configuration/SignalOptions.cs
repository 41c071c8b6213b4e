namespace NetHelpDesk.Consent;

/// <summary>
/// Which third parties' scripts are told what the visitor granted, before any of them runs and whenever it changes.
/// </summary>
public sealed class SignalOptions
{
    /// <summary>
    /// Whether Google's tags are told with Consent Mode v2: <c>default</c> before anything else, <c>update</c> on a
    /// change. Default: <see langword="false"/>.
    /// </summary>
    public bool GoogleConsentMode { get; set; }

    /// <summary>
    /// The regions, as ISO 3166-2 codes separated by spaces (<c>DE FR US-CA</c>), to which Google's tags apply the
    /// default of a visitor of whose will nothing is known; elsewhere they work as without Consent Mode. What a visitor
    /// decided, and the privacy signal, count everywhere; so does the default of a page that is the same for everybody
    /// (<see cref="BannerMode.CacheSafe"/>). Default: none, the default counts everywhere.
    /// </summary>
    public string? GoogleRegions { get; set; }

    /// <summary>
    /// Whether Google's tags leave identifiers out of what they send while <c>ad_storage</c> is denied
    /// (<c>ads_data_redaction</c>). Default: <see langword="false"/>.
    /// </summary>
    public bool GoogleAdsDataRedaction { get; set; }

    /// <summary>
    /// Whether Google's tags pass the identifier of a click on through links while storage is denied
    /// (<c>url_passthrough</c>). Default: <see langword="false"/>.
    /// </summary>
    public bool GoogleUrlPassthrough { get; set; }

    /// <summary>
    /// How many milliseconds Google's tags wait for a page that is the same for everybody
    /// (<see cref="BannerMode.CacheSafe"/>) to learn what its visitor granted (<c>wait_for_update</c>), 0 to 10000.
    /// Any other page knows. Default: 500.
    /// </summary>
    public int GoogleWaitForUpdate { get; set; } = 500;

    /// <summary>Whether Microsoft Advertising (UET) is told. Default: <see langword="false"/>.</summary>
    public bool MicrosoftUet { get; set; }

    /// <summary>Whether Microsoft Clarity is told (<c>consentv2</c>). Default: <see langword="false"/>.</summary>
    public bool MicrosoftClarity { get; set; }

    /// <summary>
    /// Whether Meta's pixel is told (<c>fbq('consent', …)</c>), before its <c>init</c>. Default: <see langword="false"/>.
    /// </summary>
    public bool MetaPixel { get; set; }

    /// <summary>What Matomo waits for consent with. Default: <see cref="MatomoConsent.Off"/>.</summary>
    public MatomoConsent Matomo { get; set; }

    /// <summary>
    /// The name of an event that is pushed to <c>dataLayer</c>, for tag managers, with what is granted
    /// (<c>{ event, consent: { tracking: true, … } }</c>): on every page, and on a change. Default: none, no event.
    /// </summary>
    public string? DataLayerEvent { get; set; }

    /// <summary>
    /// By signal, the category that grants it; several, separated by spaces, grant it together. The signals are those
    /// of Consent Mode (<c>ad_storage</c>, <c>ad_user_data</c>, <c>ad_personalization</c>: advertising;
    /// <c>analytics_storage</c>: tracking; <c>functionality_storage</c>, <c>personalization_storage</c>: session;
    /// <c>security_storage</c>: essential), of which UET and Clarity use two, <c>meta_pixel</c> (advertising) and
    /// <c>matomo</c> (tracking). Default: none, each signal keeps the category in brackets.
    /// </summary>
    public IDictionary<string, string> Categories { get; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
