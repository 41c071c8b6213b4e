namespace NetHelpDesk.Consent.Decisions;

/// <summary>Marks a request, as a feature, whose visitor is signed in with an account that consent is linked to.</summary>
/// <param name="Pseudonym">The account as records know it.</param>
internal sealed record LinkedAccount(string Pseudonym);
