namespace NetHelpDesk.Consent.Verdicts;

/// <summary>A cookie of a part of ASP.NET Core that the application uses, by the name that it gave it.</summary>
/// <param name="Feature">What writes it, for the log.</param>
/// <param name="Name">Its name.</param>
/// <param name="Category">Where it belongs.</param>
/// <param name="Purpose">What visitors read.</param>
internal sealed record FrameworkCookie(string Feature, string Name, string Category, string Purpose);
