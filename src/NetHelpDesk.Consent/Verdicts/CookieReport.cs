using NetHelpDesk.Consent.Rules;

namespace NetHelpDesk.Consent.Verdicts;

/// <summary>What was seen of one cookie until now.</summary>
/// <param name="Name">Its name, or the pattern by which it is known.</param>
/// <param name="Examples">Some of the names seen.</param>
/// <param name="Received">How often browsers sent it.</param>
/// <param name="Ways">How it was written, and how often.</param>
/// <param name="Endpoints">On which endpoints it was written, and how often.</param>
/// <param name="Verdicts">What happened to it, and how often.</param>
/// <param name="Sample">One of its names, as it was written where it was.</param>
/// <param name="Cookie">What it was last, by what code said where code wrote it.</param>
internal sealed record CookieReport(
    string Name,
    IReadOnlyList<string> Examples,
    long Received,
    IReadOnlyList<KeyValuePair<CookieWay, long>> Ways,
    IReadOnlyList<KeyValuePair<string, long>> Endpoints,
    IReadOnlyList<VerdictCount> Verdicts,
    string Sample,
    Classification Cookie)
{
    /// <summary>The category that it had last.</summary>
    public string? Category => Cookie.Category?.Name;

    /// <summary>What told the category.</summary>
    public ClassificationSource ClassifiedBy => Cookie.Source;

    /// <summary>The rule that told it.</summary>
    public CookieRule? Rule => Cookie.Rule;

    /// <summary>It needs no consent.</summary>
    public bool IsExempt => Cookie.IsExempt;

    public long Written => Ways.Sum(way => way.Value);

    /// <summary>
    /// The site declares it, has turned its category off, or it is one of the few that the catalogue exempts.
    /// </summary>
    public bool IsDeclared =>
        Cookie.Category is { IsOff: true }
        || ClassifiedBy == ClassificationSource.SiteRule || (ClassifiedBy == ClassificationSource.Catalogue && IsExempt);

    /// <summary>The site writes it and does not tell visitors of it.</summary>
    public bool IsUndeclared => Written > 0 && !IsDeclared;

    /// <summary>Browsers send it, most likely because a script set it, and visitors are not told of it.</summary>
    public bool IsUndeclaredTracker => Written == 0 && !IsDeclared && Rule?.Known is not null;

    /// <summary>
    /// Enforcement withholds or hides it, and nobody has decided that it should: not what is declared, nor what browsers
    /// would not store anyway.
    /// </summary>
    public bool IsInTheWay => !IsDeclared && Verdicts.Any(verdict =>
        verdict is { Action: CookieAction.Withhold or CookieAction.Hide, Reason: not VerdictReason.Malformed });
}
