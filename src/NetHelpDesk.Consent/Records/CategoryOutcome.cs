namespace NetHelpDesk.Consent;

/// <summary>One category in a record.</summary>
/// <param name="Category">Its name in lower case, as in the consent cookie.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="Mode">The mode in which the category was then.</param>
public sealed record CategoryOutcome(string Category, ConsentOutcome Outcome, ConsentMode Mode);
