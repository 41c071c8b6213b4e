namespace NetHelpDesk.Consent;

/// <summary>For whom a page with a banner is made.</summary>
public enum BannerMode
{
    /// <summary>
    /// For one visitor: the banner stands in the page of those who have something to decide. The output cache keeps
    /// such a page for each state of consent; shared caches, such as a CDN, are told not to keep it. The default.
    /// </summary>
    PerVisitor,

    /// <summary>
    /// For everybody: the page is the same for all visitors and may be kept by any cache. The script fetches the
    /// banner for those who have something to decide; without script there is a link to the page of choices.
    /// </summary>
    CacheSafe,
}
