namespace NetHelpDesk.Consent;

/// <summary>How cookies are enforced below one path, where that differs from the whole site.</summary>
public sealed class PathOptions
{
    /// <summary>What is done with cookies below this path. Default: <see cref="EnforcementMode.Enforce"/>.</summary>
    public EnforcementMode Enforcement { get; set; }

    /// <summary>
    /// Why; required unless <see cref="Enforcement"/> is <see cref="EnforcementMode.Enforce"/>, and logged at start.
    /// Default: none.
    /// </summary>
    public string? Reason { get; set; }
}
