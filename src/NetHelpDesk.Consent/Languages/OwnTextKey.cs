namespace NetHelpDesk.Consent.Languages;

/// <summary>Under which keys a site's own texts are found, in every language the same.</summary>
internal static class OwnTextKey
{
    public static string NameOf(string category) => Category(category, "name");

    public static string DescriptionOf(string category) => Category(category, "description");

    public static string ReasonOf(string category) => Category(category, "reason");

    /// <summary>By the cookie's name or pattern, with case.</summary>
    public static string PurposeOfCookie(string name) => $"cookie.{name}.purpose";

    public static string ProviderOfCookie(string name) => $"cookie.{name}.provider";

    public static string ReasonOfCookie(string name) => $"cookie.{name}.reason";

#pragma warning disable CA1308 // As the package's own texts have it.
    private static string Category(string name, string what) => $"category.{name.ToLowerInvariant()}.{what}";
#pragma warning restore CA1308
}
