namespace NetHelpDesk.Consent;

/// <summary>What differs for one category in one region.</summary>
public sealed class RegionCategoryOptions
{
    /// <summary>
    /// The mode of this category in this region. Default: that of the category, else of the region, else of the whole
    /// site.
    /// </summary>
    public ConsentMode? Mode { get; set; }
}
