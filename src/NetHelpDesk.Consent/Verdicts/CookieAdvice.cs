namespace NetHelpDesk.Consent.Verdicts;

/// <summary>What is advised to declare of one cookie. Log, page of diagnostics, JSON and assertion say the same.</summary>
/// <param name="Name">The name or pattern to declare.</param>
/// <param name="Category">Its category; nothing where only the developer can know it.</param>
/// <param name="Purpose">What visitors read; nothing where the package tells them, in their language.</param>
/// <param name="Domain">The domain without which the package does not know it.</param>
internal sealed record CookieAdvice(string Name, string? Category, string? Purpose, string? Domain = null)
{
    /// <summary>Stands for what the developer must fill in. No category can have this name, so that it cannot be forgotten.</summary>
    public const string FillIn = "…";
}
