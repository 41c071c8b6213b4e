namespace NetHelpDesk.Consent;

/// <summary>What differs for visitors of one region.</summary>
public sealed class RegionOptions
{
    /// <summary>
    /// The mode, in this region, of every category that sets none of its own. Default: that of the whole site.
    /// </summary>
    public ConsentMode? Mode { get; set; }

    /// <summary>Categories by name (compared without case) that differ in this region. Default: none.</summary>
    public IDictionary<string, RegionCategoryOptions> Categories { get; } =
        new Dictionary<string, RegionCategoryOptions>(StringComparer.OrdinalIgnoreCase);
}
