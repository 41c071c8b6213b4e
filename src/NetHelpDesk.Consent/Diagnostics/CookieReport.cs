namespace NetHelpDesk.Consent;

/// <summary>What was seen of one cookie until now.</summary>
/// <param name="Name">Its name, or the pattern by which it is known.</param>
/// <param name="Examples">Some of the names seen.</param>
/// <param name="Received">How often browsers sent it.</param>
/// <param name="Ways">How it was written, and how often.</param>
/// <param name="Endpoints">On which endpoints it was written, and how often.</param>
/// <param name="Verdicts">What happened to it, and how often.</param>
/// <param name="Category">The category that it had last.</param>
/// <param name="ClassifiedBy">What told the category.</param>
/// <param name="Rule">The rule that told it.</param>
/// <param name="IsExempt">It needs no consent.</param>
internal sealed record CookieReport(
    string Name,
    IReadOnlyList<string> Examples,
    long Received,
    IReadOnlyList<KeyValuePair<CookieWay, long>> Ways,
    IReadOnlyList<KeyValuePair<string, long>> Endpoints,
    IReadOnlyList<VerdictCount> Verdicts,
    string? Category,
    ClassificationSource ClassifiedBy,
    CookieRule? Rule,
    bool IsExempt)
{
    public long Written => Ways.Sum(way => way.Value);

    /// <summary>The site declares it, or it is one of the few that the catalogue exempts.</summary>
    public bool IsDeclared =>
        ClassifiedBy == ClassificationSource.SiteRule || (ClassifiedBy == ClassificationSource.Catalogue && IsExempt);

    /// <summary>The site writes it and does not tell visitors of it.</summary>
    public bool IsUndeclared => Written > 0 && !IsDeclared;

    /// <summary>Browsers send it, most likely because a script set it, and visitors are not told of it.</summary>
    public bool IsUndeclaredTracker => Written == 0 && !IsDeclared && Rule?.Known is not null;

    /// <summary>From what a declaration to paste is made (<see cref="CookieSnippet.Section"/>).</summary>
    public (string Name, string? Category, CatalogueEntry? Known) Suggestion(ConsentRules rules) =>
        (Name, NamedCategory, Rule?.Known ?? rules.Suggest(Name));

    /// <summary>The category that code named.</summary>
    private string? NamedCategory =>
        ClassifiedBy is ClassificationSource.Label or ClassificationSource.IsEssential ? Category : null;
}
